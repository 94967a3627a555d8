package com.bcrecommender.transfer;

import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/// The secrets that open hosts, by name. They come from the environment, else from a file that only
/// its owner may read; never from flags, which anybody on the machine can see. They are never
/// printed: [#toString] has no values, and what others say passes through [#hide]. Immutable.
public final class Credentials {
  /// The file's name in the home folder: lines of the form `NAME = value`.
  public static final String FILE = "credentials.properties";

  public static final String S3_KEY_ID = "AWS_ACCESS_KEY_ID";
  public static final String S3_SECRET = "AWS_SECRET_ACCESS_KEY";
  public static final String S3_TOKEN = "AWS_SESSION_TOKEN";
  public static final String SSH_PASSPHRASE = "BCR_SSH_PASSPHRASE";
  public static final String PARSE_APPLICATION = "BCR_PARSE_APPLICATION_ID";
  public static final String PARSE_MASTER_KEY = "BCR_PARSE_MASTER_KEY";

  public static final String MAIL_USER = "BCR_MAIL_USER";
  public static final String MAIL_PASSWORD = "BCR_MAIL_PASSWORD";

  /// What a visitor of the worker's status has to know.
  public static final String STATUS_TOKEN = "BCR_STATUS_TOKEN";

  /// The whole address, since most hold a token.
  public static final String WEB_HOOK = "BCR_WEB_HOOK";

  /// The names of all.
  public static final Set<String> KNOWN =
      Set.of(
          S3_KEY_ID,
          S3_SECRET,
          S3_TOKEN,
          SSH_PASSPHRASE,
          PARSE_APPLICATION,
          PARSE_MASTER_KEY,
          MAIL_USER,
          MAIL_PASSWORD,
          WEB_HOOK,
          STATUS_TOKEN);

  private final Map<String, String> values;
  private final List<String> forms;
  private final Path file;

  private Credentials(Map<String, String> values, Path file) {
    this.values = values;
    this.forms = SecretForms.of(values.values());
    this.file = file;
  }

  /// Reads the file, if there is one, and the environment, which wins.
  ///
  /// @throws UserError where others may read the file, or a line of it names nothing known
  public static Credentials read(Path home, Map<String, String> environment) {
    Path file = home.resolve(FILE);
    Map<String, String> values = new TreeMap<>();
    Properties properties = load(file);
    for (String name : properties.stringPropertyNames()) {
      if (!KNOWN.contains(name)) {
        throw new UserError(
            "expected one of %s in %s, found another name there; mend or remove it"
                .formatted(String.join(", ", KNOWN.stream().sorted().toList()), file));
      }
      values.put(name, properties.getProperty(name).strip());
    }
    for (String name : KNOWN) {
      String value = environment.get(name);
      if (value != null && !value.isBlank()) {
        values.put(name, value.strip());
      }
    }
    return new Credentials(Map.copyOf(values), file);
  }

  /// A secret that must be there.
  ///
  /// @throws UserError where it is missing; says where it could come from
  public String need(String name) {
    return find(name)
        .orElseThrow(() ->
            new UserError(
                "expected the credential %s, found none; set it in the environment, or write the line \"%s = …\" into %s (readable by you alone: chmod 600)"
                    .formatted(name, name, file)));
  }

  /// A secret that may be there.
  public Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
  }

  /// A text in which every secret of at least four characters is blanked out, also where it stands
  /// as in an address, in JSON or in base64.
  public String hide(String text) {
    String hidden = text;
    for (String form : forms) {
      hidden = hidden.replace(form, "***");
    }
    return hidden;
  }

  /// Refuses a file with a secret in it that others than its owner may read.
  ///
  /// @param what such as `the private key`
  public static void requirePrivate(String what, Path file) {
    try {
      PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
      if (view == null) {
        // Windows: the user's own folder is private by inheritance.
        return;
      }
      Set<PosixFilePermission> permissions = view.readAttributes().permissions();
      for (PosixFilePermission permission : permissions) {
        if (!permission.name().startsWith("OWNER")) {
          throw new UserError(
              "expected that only you may read %s, found %s open to group or others; run: chmod 600 %s"
                  .formatted(what, file, file));
        }
      }
    } catch (IOException e) {
      throw new UserError(
          "expected %s at %s, found: %s; check the path".formatted(what, file, e), e);
    }
  }

  private static Properties load(Path file) {
    Properties properties = new Properties();
    if (!Files.exists(file)) {
      return properties;
    }
    requirePrivate("the file of credentials", file);
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      // Its message could quote a line of the file.
      throw new UserError("expected lines of the form NAME = value in UTF-8 in " + file);
    }
    return properties;
  }

  @Override
  public String toString() {
    return "credentials " + values.keySet();
  }
}
