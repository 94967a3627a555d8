package com.bcrecommender.crawl;

import com.bcrecommender.settings.UserError;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Whether this program may ask at all. Only [#open] makes one, and no request goes out without
/// one: for the real site it demands a contact address, which every request then carries, and a
/// stated permission.
public final class Gate {
  /// The name by which robots.txt files address this program (RFC 9309, 2.2.1).
  public static final String PRODUCT = "bcrecommender";

  private static final Pattern MAIL = Pattern.compile("[\\w.+-]+@[\\w-]+(\\.[\\w-]+)+");
  private static final int LONGEST_CONTACT = 200;

  private final Origin origin;
  private final String userAgent;

  private Gate(Origin origin, String userAgent) {
    this.origin = origin;
    this.userAgent = userAgent;
  }

  /// @param version this program's, for the user agent
  /// @param contact where the site's people reach the operator: a mail or web address
  /// @throws UserError naming every setting that is missing or unusable
  public static Gate open(
      Origin origin, String version, @Nullable String contact, Permission permission) {
    if (contact != null && !contact.isBlank() && !usable(contact)) {
      throw new UserError(
          "crawl.contact must be a mail address or a web address under which you can be reached, found: "
              + contact);
    }
    if (!origin.isLoopback()) {
      List<String> missing = new ArrayList<>();
      if (blank(contact)) {
        missing.add("crawl.contact (a mail or web address)");
      }
      if (blank(permission.by())) {
        missing.add("crawl.permission.by (who permits it)");
      }
      if (permission.on() == null) {
        missing.add("crawl.permission.on (since when, as 2026-01-31)");
      }
      if (blank(permission.reference())) {
        missing.add("crawl.permission.reference (which one: a letter, a contract, an address)");
      }
      if (!missing.isEmpty()) {
        throw new UserError(
            "no crawl of "
                + origin
                + " without a contact and a stated permission; Bandcamp's terms forbid scraping unless it agrees; set "
                + String.join(", ", missing));
      }
    }
    String reach = !blank(contact) ? "; +" + contact : origin.isLoopback() ? "; loopback" : "";
    return new Gate(origin, PRODUCT + "/" + version + " (recommender" + reach + ")");
  }

  /// The site behind this gate.
  public Origin origin() {
    return origin;
  }

  /// Name, version and contact: never a browser's.
  public String userAgent() {
    return userAgent;
  }

  private static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private static boolean usable(String contact) {
    if (contact.length() > LONGEST_CONTACT) {
      return false;
    }
    if (MAIL.matcher(contact).matches()) {
      return true;
    }
    try {
      URI address = URI.create(contact);
      return ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
          && address.getHost() != null;
    } catch (IllegalArgumentException notAnAddress) {
      return false;
    }
  }
}
