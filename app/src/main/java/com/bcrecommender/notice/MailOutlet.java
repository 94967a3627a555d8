package com.bcrecommender.notice;

import com.bcrecommender.transfer.Credentials;
import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/// Mail, by a server that takes it from us (SMTP), with login where there is a password. Each
/// message is a connection of its own. Plain text in UTF-8; messages of one thread refer to one
/// root, so that programs for mail show them together (RFC 5322, 3.6.4), and say that a program
/// wrote them, so that no program answers (RFC 3834).
final class MailOutlet implements Outlet {
  private static final String CONNECT_MILLIS = "10000";

  /// For each answer, and for each part sent.
  private static final String ANSWER_MILLIS = "20000";

  private final Mailbox mailbox;
  private final Credentials credentials;

  MailOutlet(Mailbox mailbox, Credentials credentials) {
    this.mailbox = mailbox;
    this.credentials = credentials;
  }

  @Override
  public String name() {
    return "mail";
  }

  @Override
  public String target() {
    return String.join(", ", mailbox.to()) + " by " + mailbox.server();
  }

  @Override
  public void send(Message message) throws NotSent {
    try {
      Transport.send(mail(session(), message));
    } catch (MessagingException e) {
      throw MailFailure.of(e, mailbox, credentials);
    }
  }

  /// Connects, logs in and leaves, without a message.
  void probe() throws NotSent {
    try {
      Session session = session();
      try (Transport transport = session.getTransport("smtp")) {
        transport.connect();
      }
    } catch (MessagingException e) {
      throw MailFailure.of(e, mailbox, credentials);
    }
  }

  private Session session() throws NotSent {
    Properties properties = new Properties();
    properties.put("mail.transport.protocol", "smtp");
    properties.put("mail.smtp.host", mailbox.host());
    properties.put("mail.smtp.port", String.valueOf(mailbox.port()));
    properties.put("mail.smtp.connectiontimeout", CONNECT_MILLIS);
    properties.put("mail.smtp.timeout", ANSWER_MILLIS);
    properties.put("mail.smtp.writetimeout", ANSWER_MILLIS);
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
    switch (mailbox.security()) {
      case STARTTLS -> {
        properties.put("mail.smtp.starttls.enable", "true");
        // Else who stands between could take the offer out of the greeting, and read along.
        properties.put("mail.smtp.starttls.required", "true");
      }
      case TLS -> properties.put("mail.smtp.ssl.enable", "true");
      case NONE -> properties.put("mail.smtp.starttls.enable", "false");
    }
    if (mailbox.certificate().isPresent()) {
      properties.put("mail.smtp.ssl.socketFactory", trusting(mailbox.certificate().get()));
    }
    Optional<String> user = credentials.find(Credentials.MAIL_USER);
    Optional<String> password = credentials.find(Credentials.MAIL_PASSWORD);
    if (user.isEmpty() && password.isEmpty()) {
      return Session.getInstance(properties);
    }
    if (user.isEmpty() || password.isEmpty()) {
      throw new NotSent(
          "one of BCR_MAIL_USER and BCR_MAIL_PASSWORD alone",
          "set both in the environment or in " + Credentials.FILE);
    }
    properties.put("mail.smtp.auth", "true");
    properties.put("mail.smtp.auth.mechanisms", "PLAIN LOGIN");
    return Session.getInstance(
        properties,
        new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication(user.get(), password.get());
          }
        });
  }

  private MimeMessage mail(Session session, Message message) throws MessagingException {
    String domain = mailbox.from().substring(mailbox.from().indexOf('@') + 1);
    MimeMessage mail =
        new MimeMessage(session) {
          @Override
          protected void updateMessageID() throws MessagingException {
            // Not by chance: what is sent twice is known by it.
            setHeader("Message-ID", "<" + message.id() + "@" + domain + ">");
          }
        };
    mail.setFrom(new InternetAddress(mailbox.from()));
    for (String to : mailbox.to()) {
      mail.addRecipient(jakarta.mail.Message.RecipientType.TO, new InternetAddress(to));
    }
    String utf8 = StandardCharsets.UTF_8.name();
    mail.setSubject("[" + mailbox.name() + "] " + message.subject(), utf8);
    mail.setText(message.body(), utf8);
    mail.setSentDate(Date.from(message.made()));
    String root = "<" + message.thread() + "." + word(mailbox.name()) + "@" + domain + ">";
    mail.setHeader("In-Reply-To", root);
    mail.setHeader("References", root);
    mail.setHeader("Auto-Submitted", "auto-generated");
    return mail;
  }

  private static String word(String name) {
    String word = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return word.isEmpty() ? "bcr" : word;
  }

  /// Trusts the certificates of a file and no others.
  private static SSLSocketFactory trusting(Path file) throws NotSent {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      int number = 0;
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        trusted.setCertificateEntry("mail-" + number++, certificate);
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context.getSocketFactory();
    } catch (IOException | GeneralSecurityException e) {
      throw new NotSent(
          "no certificate to read at %s (%s)".formatted(file, e.getClass().getSimpleName()),
          "set mail.certificate to a file that begins with -----BEGIN CERTIFICATE-----");
    }
  }
}
