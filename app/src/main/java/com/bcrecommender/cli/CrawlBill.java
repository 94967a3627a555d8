package com.bcrecommender.cli;

import com.bcrecommender.catalog.Frontier.Kind;
import com.bcrecommender.crawl.CrawlOptions;
import com.bcrecommender.crawl.CrawlPlan;
import com.bcrecommender.crawl.DailyBudget;
import com.bcrecommender.crawl.Permission;
import com.bcrecommender.settings.Progress;
import java.io.PrintStream;

/// Prints what a crawl will cost, and as whom on what permission it asks.
final class CrawlBill {
  private CrawlBill() {}

  static void print(PrintStream out, CrawlPlan plan, CrawlOptions options) {
    out.println("plan     " + plan.origin() + " for what is known now; no request is made for it");
    if (!plan.origin().isLoopback()) {
      out.println("         " + permission(options));
    }
    plan.bills().forEach((kind, bill) -> out.println(line(name(kind), bill)));
    if (plan.hosts() > 0) {
      out.println(
          "%,12d requests for the robots.txt of as many hosts, again each day"
              .formatted(plan.hosts()));
    }
    out.println(
        "%,12d requests and %,.1f MB in all; at %s s and up to %s s of jitter a request: %s"
            .formatted(
                plan.total().requests(),
                plan.total().bytes() / 1e6,
                options.pace().floor().toMillis() / 1000.0,
                options.pace().jitter().toMillis() / 1000.0,
                Progress.duration(plan.atThePace())));
    out.println("         within %s: %s".formatted(budget(options.daily()), days(plan.days())));
    out.println(
        "         "
            + plan.leadingTo()
                .map(
                    "pages lead to more: so far each page read has led to %,.1f addresses"
                        ::formatted)
                .orElse("pages lead to more; --plan tells how many once some are read"));
  }

  private static String line(String kind, CrawlPlan.Bill bill) {
    return bill.forbidden()
        ? "           0 requests for %s: robots.txt forbids the %,d that wait"
            .formatted(kind, bill.addresses())
        : "%,12d requests for %s, %,.1f MB (%,.1f KB each, %s)"
            .formatted(
                bill.cost().requests(),
                kind,
                bill.cost().bytes() / 1e6,
                bill.cost().bytes() / 1e3 / Math.max(1, bill.cost().requests()),
                bill.seen() ? "as seen so far" : "assumed");
  }

  static String permission(CrawlOptions options) {
    Permission permission = options.permission();
    return options.contact() == null || permission.by() == null
        ? "no permission is stated: the crawl stays off without crawl.contact and crawl.permission.*"
        : "reachable at %s; permitted by %s on %s: %s"
            .formatted(options.contact(), permission.by(), permission.on(), permission.reference());
  }

  static String budget(DailyBudget daily) {
    String requests =
        daily.requests() == Long.MAX_VALUE ? "" : "%,d requests".formatted(daily.requests());
    String bytes = daily.bytes() == Long.MAX_VALUE ? "" : "%,.0f MB".formatted(daily.bytes() / 1e6);
    if (requests.isEmpty() && bytes.isEmpty()) {
      return "a day without a budget";
    }
    return requests + (requests.isEmpty() || bytes.isEmpty() ? "" : " and ") + bytes + " a day";
  }

  private static String days(double days) {
    return days < 1 ? "less than a day" : "%,.1f days".formatted(days);
  }

  /// What addresses of a kind are called.
  private static String name(Kind kind) {
    return switch (kind) {
      case FAN -> "fans";
      case TRALBUM -> "tralbums";
      case COLLECTION -> "rests of collections";
      case WISHLIST -> "rests of wishlists";
      case GRID -> "artists' records";
    };
  }
}
