package com.bcrecommender.notice;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// Encryption in front of a mail server, which GreenMail itself has from the first byte on only:
/// with STARTTLS (RFC 3207) or without, by a certificate for 127.0.0.1 that no authority has
/// signed. Before it is encrypted the door takes nothing but the way to that.
public final class TlsDoor implements AutoCloseable {
  private static final String STORE_PASSWORD = "changeit";

  private final ServerSocket door;
  private final int inside;
  private final boolean startTls;
  private final SSLContext tls;
  private final Path certificate;

  private TlsDoor(
      ServerSocket door, int inside, boolean startTls, SSLContext tls, Path certificate) {
    this.door = door;
    this.inside = inside;
    this.startTls = startTls;
    this.tls = tls;
    this.certificate = certificate;
  }

  /// @param inside the port of the mail server that speaks in the clear
  /// @param startTls else encrypted from the first byte on
  public static TlsDoor open(int inside, boolean startTls, Path folder) throws Exception {
    Path store = folder.resolve("mail.p12");
    Path certificate = folder.resolve("mail.pem");
    if (!Files.exists(store)) {
      keytool(
          "-genkeypair -alias mail -keyalg EC -groupname secp256r1 -dname CN=mail -ext SAN=ip:127.0.0.1"
              + " -storetype PKCS12 -storepass changeit -keystore",
          store);
      keytool(
          "-exportcert -rfc -alias mail -storepass changeit -keystore " + store + " -file",
          certificate);
    }
    KeyStore keys = KeyStore.getInstance(store.toFile(), STORE_PASSWORD.toCharArray());
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, STORE_PASSWORD.toCharArray());
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(managers.getKeyManagers(), null, null);
    ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    TlsDoor door = new TlsDoor(socket, inside, startTls, tls, certificate);
    Thread.ofVirtual().start(door::letIn);
    return door;
  }

  private static void keytool(String words, Path last) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(Arrays.asList(words.split(" ")));
    command.add(last.toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), US_ASCII);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(said);
    }
  }

  public int port() {
    return door.getLocalPort();
  }

  /// The file (PEM) that a client who is to trust it needs.
  public Path certificate() {
    return certificate;
  }

  private void letIn() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        Socket server = new Socket(InetAddress.getLoopbackAddress(), inside)) {
      if (startTls) {
        if (!askedForTls(client)) {
          return;
        }
        // The greeting has been given already.
        line(server.getInputStream());
      }
      SSLSocket encrypted =
          (SSLSocket) tls.getSocketFactory().createSocket(client, "127.0.0.1", port(), true);
      encrypted.setUseClientMode(false);
      Thread back =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  server.getInputStream().transferTo(encrypted.getOutputStream());
                } catch (IOException e) {
                  // One of them has gone.
                }
              });
      encrypted.getInputStream().transferTo(server.getOutputStream());
      server.shutdownOutput();
      back.join();
    } catch (IOException e) {
      // One of them has gone, or does not trust us.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean askedForTls(Socket client) throws IOException {
    OutputStream out = client.getOutputStream();
    say(out, "220 door ESMTP");
    while (true) {
      String line = line(client.getInputStream());
      String word = line.toUpperCase(Locale.ROOT).split(" ")[0];
      switch (word) {
        case "EHLO" -> say(out, "250-door\r\n250 STARTTLS");
        case "STARTTLS" -> {
          say(out, "220 go ahead");
          return true;
        }
        case "QUIT", "" -> {
          return false;
        }
        default -> say(out, "530 5.7.0 STARTTLS first");
      }
    }
  }

  private static void say(OutputStream out, String text) throws IOException {
    out.write((text + "\r\n").getBytes(US_ASCII));
    out.flush();
  }

  /// One line, byte by byte: what follows belongs to TLS.
  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      line.append((char) c);
    }
    return line.toString().strip();
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
