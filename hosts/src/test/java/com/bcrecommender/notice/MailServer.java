package com.bcrecommender.notice;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.util.List;

/// GreenMail on loopback, with one user.
public final class MailServer implements AutoCloseable {
  public static final String USER = "ann-at-the-relay";
  public static final String PASSWORD = "w0rd/of+pass=0";

  private final GreenMail server;

  private MailServer(GreenMail server) {
    this.server = server;
  }

  /// One that speaks in the clear.
  ///
  /// @param port 0 for any free one
  public static MailServer start(int port) {
    ServerSetup setup = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    setup.setServerStartupTimeout(10_000L);
    GreenMail server = new GreenMail(setup);
    server.setUser("ann@example.org", USER, PASSWORD);
    server.start();
    return new MailServer(server);
  }

  public int port() {
    return server.getSmtp().getPort();
  }

  /// What it has taken, in the order of its coming.
  public List<MimeMessage> received() {
    return List.of(server.getReceivedMessages());
  }

  @Override
  public void close() {
    server.stop();
  }
}
