package com.bcrecommender.notice;

import com.bcrecommender.transfer.Credentials;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/// What a mail server's refusal means, and what to do about it.
final class MailFailure {
  private MailFailure() {}

  static NotSent of(MessagingException e, Mailbox mailbox, Credentials credentials) {
    return new NotSent(credentials.hide(found(e)), cure(e, mailbox));
  }

  private static String cure(MessagingException e, Mailbox mailbox) {
    if (e instanceof AuthenticationFailedException) {
      return "check BCR_MAIL_USER and BCR_MAIL_PASSWORD; many providers want a password made for programs (app password)";
    }
    if (cause(e, UnknownHostException.class).isPresent()) {
      return "check mail.host, the network and the name server";
    }
    if (cause(e, SocketTimeoutException.class).isPresent()) {
      return "check mail.host and mail.port, and whether a firewall stands between; if both are right, the server is overloaded: try again later";
    }
    if (cause(e, ConnectException.class).isPresent()) {
      return "check mail.host and mail.port (mostly 587 for starttls, 465 for tls), and that the server runs";
    }
    if (cause(e, CertPathBuilderException.class).isPresent()) {
      return "if the server is your own, name its certificate in mail.certificate; else somebody may stand between: do not go on";
    }
    if (cause(e, CertificateException.class).isPresent()) {
      return "set mail.host to the name that the certificate has; it may also have run out";
    }
    if (cause(e, SSLException.class).isPresent()) {
      return "check mail.port and mail.security: 587 is mostly for starttls, 465 for tls";
    }
    String said = String.valueOf(e.getMessage());
    if (said.contains("STARTTLS is required")) {
      return "check mail.port, or set mail.security = tls (mostly with port 465)";
    }
    if (said.contains("No authentication mechanisms supported")) {
      return "the server knows no login by password here: check mail.port and mail.security";
    }
    Optional<SMTPSendFailedException> refused = cause(e, SMTPSendFailedException.class);
    if (refused.isPresent() && refused.get().getReturnCode() == 530) {
      return "set BCR_MAIL_USER and BCR_MAIL_PASSWORD";
    }
    if (said.contains("Could not connect") || said.contains("response: -1")) {
      return "check mail.port and mail.security: tls on a port for starttls, or the other way round, ends like this";
    }
    if (e instanceof SendFailedException) {
      return "check that mail.from may send through %s, and that mail.to is right"
          .formatted(mailbox.server());
    }
    return "check the settings mail.…, or try again later";
  }

  /// All that the chain says, each thing once.
  private static String found(MessagingException e) {
    StringBuilder text = new StringBuilder();
    for (Throwable link = e; link != null; link = next(link)) {
      String said = String.valueOf(link.getMessage()).strip();
      if (link instanceof UnknownHostException) {
        said = "no address for the name " + said;
      }
      if (said.isEmpty() || text.indexOf(said) >= 0) {
        continue;
      }
      text.append(text.isEmpty() ? "" : ": ").append(said);
    }
    return text.toString();
  }

  private static <T> Optional<T> cause(MessagingException e, Class<T> type) {
    for (Throwable link = e; link != null; link = next(link)) {
      if (type.isInstance(link)) {
        return Optional.of(type.cast(link));
      }
    }
    return Optional.empty();
  }

  /// Mail's own exceptions keep the next one in a place of their own.
  private static @Nullable Throwable next(Throwable link) {
    return link instanceof MessagingException mail ? mail.getNextException() : link.getCause();
  }
}
