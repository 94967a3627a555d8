package com.bcrecommender.notice;

import com.bcrecommender.settings.NoticeSettings;
import com.bcrecommender.settings.Settings;
import com.bcrecommender.transfer.Credentials;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The outlets that the settings and credentials name; each of them gets everything.
public final class Outlets {
  /// The longest that an outlet may take for one message.
  static final Duration LIMIT = Duration.ofSeconds(60);

  private Outlets() {}

  /// All of them; none where nothing is set. Nothing is asked of any yet.
  ///
  /// @throws UserError where a setting does not fit, or one that belongs to it is missing
  public static List<Outlet> of(Settings settings, Credentials credentials) {
    List<Outlet> outlets = new ArrayList<>();
    Mailbox.of(settings).ifPresent(mailbox -> outlets.add(new MailOutlet(mailbox, credentials)));
    String name = settings.get(NoticeSettings.NAME);
    String command = settings.get(NoticeSettings.COMMAND);
    if (!command.isEmpty()) {
      outlets.add(new CommandOutlet(command, name, credentials));
    }
    credentials
        .find(Credentials.WEB_HOOK)
        .ifPresent(address -> outlets.add(new WebHookOutlet(address, name, credentials)));
    return outlets;
  }

  /// Sends a message that says that this way works.
  ///
  /// @throws NotSent with what to do
  public static void test(Outlet outlet, Instant now) throws NotSent, InterruptedException {
    send(
        outlet,
        new Message(
            "test." + now.toEpochMilli(),
            "test",
            "A test: this way to you works",
            "bcr mail --test has sent this. When something goes wrong, and when it is well again, you will hear of it in the same way.",
            now));
  }

  /// Passes a message on within the time that an outlet has.
  static void send(Outlet outlet, Message message) throws NotSent, InterruptedException {
    TimeLimit.send(outlet, message, LIMIT);
  }

  /// Whether the mail server can be reached and takes the login; no message is sent.
  ///
  /// @return false where no mail server is set
  /// @throws NotSent with what to do
  public static boolean reachMail(Settings settings, Credentials credentials) throws NotSent {
    var mailbox = Mailbox.of(settings);
    if (mailbox.isEmpty()) {
      return false;
    }
    new MailOutlet(mailbox.get(), credentials).probe();
    return true;
  }
}
