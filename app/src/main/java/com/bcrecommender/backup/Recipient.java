package com.bcrecommender.backup;

import com.bcrecommender.settings.UserError;
import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.framework.stream.StandardEncryptingChannelFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.security.GeneralSecurityException;
import java.util.List;

/// Whom backups are encrypted to: a public key of age, `age1…`. What is sealed can be opened with
/// the [Identity] alone, here or by the tool `age`. Source: the specification
/// age-encryption.org/v1. For any thread.
public final class Recipient {
  private final String text;
  private final RecipientStanzaWriter writer;

  private Recipient(String text, RecipientStanzaWriter writer) {
    this.text = text;
    this.writer = writer;
  }

  /// @param text `age1` and 58 letters and digits
  /// @throws UserError where it is something else
  public static Recipient of(String text) {
    try {
      return new Recipient(text, X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(text));
    } catch (GeneralSecurityException | RuntimeException e) {
      throw new UserError(
          "backup.recipient: expected a public key of age (age1…), found \"%s\"; bcr backup --new-key FILE makes a pair"
              .formatted(text),
          e);
    }
  }

  /// The public key.
  public String text() {
    return text;
  }

  /// Some 200 bytes longer, and other bytes each time; costs one agreement of keys and a pass of
  /// ChaCha20-Poly1305.
  byte[] seal(byte[] plain) {
    ByteArrayOutputStream sealed = new ByteArrayOutputStream(plain.length + 1024);
    try (WritableByteChannel channel =
        new StandardEncryptingChannelFactory()
            .newEncryptingChannel(Channels.newChannel(sealed), List.of(writer))) {
      ByteBuffer left = ByteBuffer.wrap(plain);
      while (left.hasRemaining()) {
        channel.write(left);
      }
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("sealing in memory", e);
    }
    return sealed.toByteArray();
  }
}
