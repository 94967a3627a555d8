package com.bcrecommender.site;

import org.jspecify.annotations.Nullable;

/// What every page has around its content.
///
/// @param bandcamp where players and covers are
/// @param covers whether its covers are shown
/// @param self the page's own address from the site's root, such as `fan/?name=yanir`
/// @param title the page's name, without the site's
/// @param description one sentence for search engines and previews
/// @param query what the search box holds
/// @param indexed whether search engines may list the page: records and tags yes, people no
/// @param twin whether the page has a JSON twin
/// @param fed whether its list has a feed
/// @param footer null where there is no edition to tell of
/// @param hosted null for a whole page of a server
public record Frame(
    Texts texts,
    Bandcamp bandcamp,
    Covers covers,
    Links links,
    String self,
    String title,
    String description,
    String query,
    boolean indexed,
    boolean twin,
    boolean fed,
    @Nullable Footer footer,
    @Nullable Hosted hosted) {

  /// What a page has to say itself that no header says, and what the reader is to make of it.
  ///
  /// @param policy the content security policy; null where a server states it in its headers
  /// @param canonical the address that search engines shall list; null for none
  /// @param reader which of the reader's pages this is, such as `fan`; null where the page is whole
  /// @param ahead whether the reader will ask for the edition's manifest
  public record Hosted(
      @Nullable String policy,
      @Nullable String canonical,
      @Nullable String reader,
      boolean ahead) {}

  /// What the edition says of itself.
  ///
  /// @param dataAge `Data as of 14 November 2026`
  /// @param edition `edition 3f2a90bc11d04e77`
  /// @param counts `300 fans, 1,200 records`
  /// @param id the edition's name
  /// @param made when the edition was made, ISO 8601 in UTC
  /// @param newest the newest time in its data, or null where none is known
  public record Footer(
      String dataAge,
      String edition,
      String counts,
      String id,
      String made,
      @Nullable String newest) {}

  /// The page's JSON twin, from this page, or null where it has none.
  public @Nullable String json() {
    return twin ? links.base() + Links.json(self) : null;
  }

  /// The page's feed, from this page, or null where it has none. A static host has those of pages
  /// with a folder of their own.
  public @Nullable String feed() {
    return fed && (hosted == null || self.indexOf('?') < 0)
        ? links.base() + Links.feed(self)
        : null;
  }

  /// What scripts must know of [#covers]; null for what is usual.
  public @Nullable String coverChoice() {
    return covers == Covers.ASK ? null : covers.toString();
  }

  /// See [Hosted#policy].
  public @Nullable String policy() {
    return hosted == null ? null : hosted.policy();
  }

  /// See [Hosted#canonical].
  public @Nullable String canonical() {
    return hosted == null ? null : hosted.canonical();
  }

  /// See [Hosted#reader].
  public @Nullable String reader() {
    return hosted == null ? null : hosted.reader();
  }

  /// See [Hosted#ahead].
  public boolean ahead() {
    return hosted != null && hosted.ahead();
  }

  public String heading() {
    return title.isEmpty() ? texts.get("site.name") : title + " · " + texts.get("site.name");
  }
}
