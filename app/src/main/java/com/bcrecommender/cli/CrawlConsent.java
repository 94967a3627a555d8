package com.bcrecommender.cli;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.CrawlMemory;
import com.bcrecommender.crawl.CrawlOptions;
import com.bcrecommender.crawl.CrawlPlan;
import com.bcrecommender.settings.UserError;
import java.io.Console;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// The operator's yes to a crawl of a site that is not on loopback: asked once for each permission
/// that the settings state, after the plan was shown, and kept in the catalog.
final class CrawlConsent {

  /// Asks a person.
  @FunctionalInterface
  interface Asker {
    /// Whether they say yes; empty where nobody can be asked.
    Optional<Boolean> ask(String question);

    /// On the terminal, if this process has one.
    Asker TERMINAL = CrawlConsent::askOnTerminal;
  }

  // Java 22 to 24 have a console without a terminal, Java 25 has none then.
  @SuppressWarnings("SystemConsoleNull")
  private static Optional<Boolean> askOnTerminal(String question) {
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      return Optional.empty();
    }
    String answer = console.readLine("%s", question);
    return Optional.of(answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y(es)?"));
  }

  private final PrintStream err;
  private final Asker asker;

  CrawlConsent(PrintStream err, Asker asker) {
    this.err = err;
    this.asker = asker;
  }

  /// Returns once there is a yes.
  ///
  /// @param yes the operator has said so on the command line
  /// @throws UserError without one; nothing was asked of the site then
  void obtain(Catalog catalog, CrawlOptions options, boolean yes, Instant now) {
    CrawlPlan plan = CrawlPlan.of(catalog, options, now);
    if (plan.origin().isLoopback() || given(catalog, plan, options)) {
      return;
    }
    CrawlBill.print(err, plan, options);
    boolean agreed =
        yes
            || asker
                .ask("Crawl " + plan.origin() + " so? It is asked once. [y/N] ")
                .orElseThrow(() ->
                    new UserError(
                        "the first crawl of "
                            + plan.origin()
                            + " under this permission needs your yes, and there is no terminal to ask on; add --yes"));
    if (!agreed) {
      throw new UserError("nothing was asked of " + plan.origin());
    }
    catalog.transaction(transaction -> {
      CrawlMemory.of(transaction, plan.origin().toString()).agree(CrawlBill.permission(options));
      return now;
    });
  }

  private static boolean given(Catalog catalog, CrawlPlan plan, CrawlOptions options) {
    return catalog
        .transaction(transaction -> CrawlMemory.of(transaction, plan.origin().toString()).agreed())
        .filter(CrawlBill.permission(options)::equals)
        .isPresent();
  }
}
