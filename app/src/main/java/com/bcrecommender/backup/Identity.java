package com.bcrecommender.backup;

import com.bcrecommender.settings.UserError;
import com.bcrecommender.transfer.Credentials;
import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.framework.stream.StandardDecryptingChannelFactory;
import com.exceptionfactory.jagged.x25519.X25519KeyPairGenerator;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaReaderFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;
import java.util.Set;

/// The private key that opens encrypted backups, from a file as `age-keygen` writes it: lines that
/// begin with `#` are skipped, the first other one is `AGE-SECRET-KEY-1…`. Its text is never
/// printed. For any thread.
public final class Identity {
  private final RecipientStanzaReader reader;

  private Identity(RecipientStanzaReader reader) {
    this.reader = reader;
  }

  /// @throws UserError where there is no such file, others may read it, or it holds something else
  public static Identity read(Path file) {
    Credentials.requirePrivate("the identity that opens backups", file);
    try {
      String key =
          Files.readString(file, StandardCharsets.UTF_8)
              .lines()
              .map(String::strip)
              .filter(line -> !line.isEmpty() && !line.startsWith("#"))
              .findFirst()
              .orElse("");
      return new Identity(X25519RecipientStanzaReaderFactory.newRecipientStanzaReader(key));
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      // Its message could quote the key, and so could a trace.
      throw new UserError(
          "expected a private key of age (AGE-SECRET-KEY-1…) in %s, found something else; name the file that bcr backup --new-key made"
              .formatted(file));
    }
  }

  /// Makes a pair of keys, and a file with the private one that its owner alone may read.
  ///
  /// @return the public key
  /// @throws UserError where the file is there already or cannot be written
  public static String create(Path file) {
    try {
      KeyPair pair = new X25519KeyPairGenerator().generateKeyPair();
      String text = "# public key: %s%n%s%n".formatted(pair.getPublic(), pair.getPrivate());
      boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
      FileAttribute<?>[] rights =
          posix
              ? new FileAttribute<?>[] {
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
              }
              : new FileAttribute<?>[0];
      try (FileChannel channel =
          FileChannel.open(
              file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), rights)) {
        channel.write(StandardCharsets.UTF_8.encode(text));
        channel.force(true);
      }
      return String.valueOf(pair.getPublic());
    } catch (FileAlreadyExistsException e) {
      throw new UserError(
          "expected no file at %s, found one, which is left as it is; name another".formatted(file),
          e);
    } catch (IOException e) {
      throw new UserError(
          "expected to write the new key to %s, found: %s; name another file".formatted(file, e),
          e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("each JDK has X25519", e);
    }
  }

  /// What was sealed.
  ///
  /// @throws GeneralSecurityException where it was sealed for somebody else, or is not whole
  byte[] open(byte[] sealed) throws GeneralSecurityException {
    try (InputStream in =
        Channels.newInputStream(
            new StandardDecryptingChannelFactory()
                .newDecryptingChannel(
                    Channels.newChannel(new ByteArrayInputStream(sealed)), List.of(reader)))) {
      return in.readAllBytes();
    } catch (IOException | RuntimeException e) {
      throw new GeneralSecurityException("not what was sealed", e);
    }
  }
}
