package com.bcrecommender.catalog;

/// Domains of artists' own that pages of the crawled site have named, within the transaction that
/// this was made from. Not thread-safe.
public final class CrawlDomains {
  private final Session session;
  private final long origin;

  private CrawlDomains(Session session, long origin) {
    this.session = session;
    this.origin = origin;
  }

  /// The domains of an origin within a transaction.
  ///
  /// @param origin address of the site, without a path
  public static CrawlDomains of(Transaction transaction, String origin) {
    Session session = transaction.session();
    return new CrawlDomains(session, CrawlMemory.idOf(session, origin));
  }

  /// Whether a page of the site has named this host.
  ///
  /// @param host in lower case
  public boolean isNamed(String host) {
    return session.number(
            "SELECT count(*) FROM crawl_domain WHERE origin = ? AND host = ?", 0, origin, host)
        > 0;
  }

  /// A page of the site names this host.
  ///
  /// @param host in lower case
  /// @param page the page's address
  public void name(String host, String page) {
    session.update("INSERT OR IGNORE INTO crawl_domain VALUES (?, ?, ?)", origin, host, page);
  }
}
