package com.bcrecommender.deploy;

import com.bcrecommender.settings.UserError;
import java.util.List;

/// What a server is to be.
///
/// @param domain the site's name in the DNS; may be empty with [Tls#OFF]
/// @param email where the certificate's authority writes when something is wrong with it; may be
///   empty
/// @param ports the two on which instances of the site listen, on loopback
/// @param worker whether the worker runs there too
public record Site(
    String domain, String email, Tls tls, List<Integer> ports, Memory memory, boolean worker) {
  /// Whose certificate.
  public enum Tls {
    /// Let's Encrypt's, which Caddy asks for and renews by itself.
    AUTO,
    /// Of Caddy's own authority, for tests and private networks.
    INTERNAL,
    /// None: http.
    OFF
  }

  /// Megabytes that a service may have.
  public record Memory(int serve, int worker) {}

  /// @throws UserError where a part is missing or does not fit
  public Site {
    ports = List.copyOf(ports);
    if (tls != Tls.OFF && domain.isEmpty()) {
      throw new UserError(
          "deploy.domain: expected the site's name such as music.example.org, found none; set it, or deploy.tls=off");
    }
    if (!domain.matches("[A-Za-z0-9.-]*")) {
      throw new UserError(
          "deploy.domain: expected a name such as music.example.org, found \"%s\""
              .formatted(domain));
    }
    if (!email.matches("[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+|")) {
      throw new UserError("deploy.email: expected an address, found \"%s\"".formatted(email));
    }
    if (ports.size() != 2 || ports.get(0).equals(ports.get(1))) {
      throw new UserError(
          "deploy.ports: expected two ports such as 8714,8715, found %s".formatted(ports));
    }
  }

  int first() {
    return ports.get(0);
  }

  int second() {
    return ports.get(1);
  }

  /// The address that visitors type, with a slash at its end; empty where the site has no name.
  public String address() {
    return domain.isEmpty() ? "" : (tls == Tls.OFF ? "http://" : "https://") + domain + "/";
  }
}
