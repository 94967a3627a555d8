package com.bcrecommender.crawl;

import com.bcrecommender.settings.UserError;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The site that a crawl asks, and nothing else: all of `https://bandcamp.com` with its subdomains,
/// or one server on loopback. A crawl has one origin, so that a demo's addresses never meet the
/// real site's.
///
/// @param root address of the fans' host, without a path: `https://bandcamp.com`,
///   `http://127.0.0.1:4711`
public record Origin(URI root) {
  /// The real one.
  public static final Origin BANDCAMP = new Origin(URI.create("https://bandcamp.com"));

  private static final String HOST = "bandcamp.com";
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1]");
  private static final int LONGEST_ADDRESS = 2_000;

  /// Looks a host up. Behind an interface, for tests.
  @FunctionalInterface
  public interface Resolver {
    /// All addresses of the host.
    List<InetAddress> resolve(String host) throws UnknownHostException;

    /// The system's. The JVM keeps what it found for 30 s, so the connection that follows goes to
    /// an address checked here.
    Resolver SYSTEM = host -> List.of(InetAddress.getAllByName(host));
  }

  /// The origin of a crawl from these seeds; the real site where there are none.
  ///
  /// @throws UserError for seeds of more than one origin, or of another site
  public static Origin of(List<URI> seeds) {
    Origin origin = null;
    for (URI seed : seeds) {
      Origin its = of(seed);
      if (origin != null && !origin.equals(its)) {
        throw new UserError(
            "all seeds of a crawl must be of one site, found " + origin + " and " + its);
      }
      origin = its;
    }
    return origin == null ? BANDCAMP : origin;
  }

  private static Origin of(URI seed) {
    String host = seed.getHost() == null ? "" : seed.getHost().toLowerCase(Locale.ROOT);
    if (LOOPBACK.matcher(host).matches() && "http".equals(seed.getScheme())) {
      return new Origin(
          URI.create("http://" + host + (seed.getPort() < 0 ? "" : ":" + seed.getPort())));
    }
    if (BANDCAMP.refusal(seed).isPresent()) {
      throw new UserError(
          "a seed must be an address of a fan, an album, a track or an artist, such as https://bandcamp.com/NAME, found: "
              + seed);
    }
    return BANDCAMP;
  }

  public boolean isLoopback() {
    return !equals(BANDCAMP);
  }

  /// Why this crawl may not ask this address; empty where it may. Looks at the text alone.
  public Optional<String> refusal(URI address) {
    String host = address.getHost();
    if (host == null || address.getRawUserInfo() != null) {
      return Optional.of("not a plain web address");
    }
    if (address.toString().length() > LONGEST_ADDRESS) {
      return Optional.of("an address longer than " + LONGEST_ADDRESS + " characters");
    }
    if (isLoopback()) {
      boolean same =
          root.getScheme().equals(address.getScheme())
              && root.getHost().equalsIgnoreCase(host)
              && root.getPort() == address.getPort();
      return same ? Optional.empty() : Optional.of("not of " + this);
    }
    if (!"https".equals(address.getScheme())
        || (address.getPort() != -1 && address.getPort() != 443)) {
      return Optional.of("not https");
    }
    String lower = host.toLowerCase(Locale.ROOT);
    return lower.equals(HOST) || lower.endsWith("." + HOST)
        ? Optional.empty()
        : Optional.of("not of " + HOST);
  }

  /// Why the host must not be connected to; empty where it may. The real site has no address in a
  /// private network, and a server on loopback none outside of it.
  ///
  /// @throws UnknownHostException when the host has no address at all
  Optional<String> refusal(String host, Resolver resolver) throws UnknownHostException {
    for (InetAddress address : resolver.resolve(host)) {
      boolean inside = isPrivate(address);
      if (isLoopback() ? !address.isLoopbackAddress() : inside) {
        return Optional.of(
            isLoopback()
                ? host + " is not on loopback"
                : host + " has an address in a private network");
      }
    }
    return Optional.empty();
  }

  private static boolean isPrivate(InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc; // fc00::/7, RFC 4193
    boolean shared = // 100.64.0.0/10, RFC 6598
        bytes.length == 4 && (bytes[0] & 0xff) == 100 && (bytes[1] & 0xc0) == 64;
    return uniqueLocal
        || shared
        || address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress();
  }

  @Override
  public String toString() {
    return root.toString();
  }
}
