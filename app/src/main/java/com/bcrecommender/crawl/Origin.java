package com.bcrecommender.crawl;

import com.bcrecommender.settings.UserError;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// The site that a crawl asks, and nothing else: all of `https://bandcamp.com` with its subdomains
/// and the artists' own domains that its pages name, or one server on loopback. A crawl has one
/// origin, so that a demo's addresses never meet the real site's.
///
/// @param root address of the fans' host, without a path: `https://bandcamp.com`,
///   `http://127.0.0.1:4711`
public record Origin(URI root) {
  /// The real one.
  public static final Origin BANDCAMP = new Origin(URI.create("https://bandcamp.com"));

  private static final String HOST = "bandcamp.com";
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1]");

  /// A name with a letter at the start of its last part, which no numeric address has.
  private static final Pattern DOMAIN =
      Pattern.compile("([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z][a-z0-9-]*[a-z0-9]");

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
    return refusal(address, host -> false);
  }

  /// The same with domains of artists' own.
  ///
  /// @param named whether a page of the site has named a host, in lower case; no loopback server
  ///   has such
  Optional<String> refusal(URI address, Predicate<String> named) {
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
    return lower.equals(HOST)
            || lower.endsWith("." + HOST)
            || (DOMAIN.matcher(lower).matches() && named.test(lower))
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
    return (bytes.length == 4 ? isSpecial4(bytes) : isSpecial6(bytes))
        || address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress();
  }

  /// Of the networks that RFC 6890 lists, those that the JDK does not tell.
  private static boolean isSpecial4(byte[] bytes) {
    int a = bytes[0] & 0xff;
    int b = bytes[1] & 0xff;
    return a == 0 // "this network"
        || (a == 100 && (b & 0xc0) == 64) // 100.64.0.0/10, shared, RFC 6598
        || (a == 192 && b == 0 && bytes[2] == 0) // protocol assignments
        || (a == 198 && (b & 0xfe) == 18) // benchmarks
        || a >= 240; // reserved, and broadcast
  }

  /// Unique local addresses, and those that hold an IPv4 address, which may be a private one.
  private static boolean isSpecial6(byte[] bytes) {
    boolean uniqueLocal = (bytes[0] & 0xfe) == 0xfc; // fc00::/7, RFC 4193
    boolean sixToFour = bytes[0] == 0x20 && bytes[1] == 0x02; // 2002::/16, RFC 3056
    boolean translated = // 64:ff9b::/96 and 64:ff9b:1::/48, RFC 6052 and 8215
        bytes[0] == 0 && bytes[1] == 0x64 && (bytes[2] & 0xff) == 0xff && (bytes[3] & 0xff) == 0x9b;
    boolean compatible = IntStream.range(0, 12).allMatch(i -> bytes[i] == 0); // ::/96
    return uniqueLocal || sixToFour || translated || compatible;
  }

  @Override
  public String toString() {
    return root.toString();
  }
}
