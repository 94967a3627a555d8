package com.bcrecommender.backup;

import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What a home knows of its backups, in `backups.json`, which its owner alone may read: who it is,
/// the key by which encrypted chunks are named, how the last backup of each store and the last
/// drill went. Replaced in one rename. For who holds the home's lock of backups, or reads.
public final class BackupState {
  /// Its name in the home.
  static final String FILE = "backups.json";

  private static final int KEY_BYTES = 32;
  private static final int HOME_BYTES = 8;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Path file;
  private String home;
  private byte[] key;
  private final Map<String, Outcome> backups = new TreeMap<>();
  private final Map<String, Outcome> drills = new TreeMap<>();

  private BackupState(Path file, String home, byte[] key) {
    this.file = file;
    this.home = home;
    this.key = key;
  }

  /// How something went.
  ///
  /// @param at when it ended
  /// @param trouble what was wrong, one line; null where nothing was
  /// @param good when it last went well; null where it never did
  public record Outcome(Instant at, @Nullable String trouble, @Nullable Instant good) {}

  /// Where a home keeps it.
  public static Path file(Home home) {
    return home.folder().resolve(FILE);
  }

  /// The state of a home; a new one where there is none yet.
  ///
  /// @throws UserError where the file is damaged
  public static BackupState read(Home home) {
    Path file = file(home);
    try {
      JsonNode root = MAPPER.readTree(Files.readAllBytes(file));
      BackupState state =
          new BackupState(
              file,
              root.required("home").asString(""),
              HexFormat.of().parseHex(root.required("key").asString("")));
      read(root.path("backups"), state.backups);
      read(root.path("drills"), state.drills);
      return state;
    } catch (NoSuchFileException e) {
      return new BackupState(file, HexFormat.of().formatHex(random(HOME_BYTES)), random(KEY_BYTES));
    } catch (IOException | JacksonException | IllegalArgumentException | DateTimeException e) {
      throw new UserError(
          "expected what this home knows of its backups in %s, found a damaged file; delete it, and %s where the backups are"
              .formatted(file, "store.json"),
          e);
    }
  }

  private static void read(JsonNode node, Map<String, Outcome> outcomes) {
    node.propertyStream()
        .forEach(one -> {
          String trouble = one.getValue().path("trouble").asString("");
          String good = one.getValue().path("good").asString("");
          outcomes.put(
              one.getKey(),
              new Outcome(
                  Instant.parse(one.getValue().path("at").asString("")),
                  trouble.isEmpty() ? null : trouble,
                  good.isEmpty() ? null : Instant.parse(good)));
        });
  }

  private static byte[] random(int bytes) {
    byte[] random = new byte[bytes];
    new SecureRandom().nextBytes(random);
    return random;
  }

  /// Who this home is: 16 hex digits.
  String home() {
    return home;
  }

  byte[] key() {
    return key.clone();
  }

  /// Goes on as the home that a backup came from.
  ///
  /// @param ownKey empty where the backup does not tell it
  void become(String ownHome, byte[] ownKey) {
    home = ownHome;
    if (ownKey.length > 0) {
      key = ownKey.clone();
    }
  }

  /// The last backup of each store.
  public Map<String, Outcome> backups() {
    return backups;
  }

  /// The last drill of each store.
  public Map<String, Outcome> drills() {
    return drills;
  }

  void backedUp(String store, Instant at, @Nullable String trouble) {
    put(backups, store, at, trouble);
  }

  void drilled(String store, Instant at, @Nullable String trouble) {
    put(drills, store, at, trouble);
  }

  private static void put(
      Map<String, Outcome> outcomes, String store, Instant at, @Nullable String trouble) {
    Instant good =
        trouble == null
            ? at
            : Optional.ofNullable(outcomes.get(store)).map(Outcome::good).orElse(null);
    outcomes.put(store, new Outcome(at, trouble, good));
  }

  /// Brings it to the disk.
  void write() throws IOException {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("home", home);
    root.put("key", HexFormat.of().formatHex(key));
    write(root.putObject("backups"), backups);
    write(root.putObject("drills"), drills);
    Path part = file.resolveSibling("." + FILE + ".part");
    Files.deleteIfExists(part);
    FileAttribute<?>[] rights =
        file.getFileSystem().supportedFileAttributeViews().contains("posix")
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    try (FileChannel channel =
        FileChannel.open(
            part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), rights)) {
      channel.write(
          StandardCharsets.UTF_8.encode(
              MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n"));
      channel.force(true);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void write(ObjectNode node, Map<String, Outcome> outcomes) {
    outcomes.forEach((store, outcome) -> {
      ObjectNode one = node.putObject(store);
      one.put("at", outcome.at().toString());
      if (outcome.trouble() != null) {
        one.put("trouble", outcome.trouble());
      }
      if (outcome.good() != null) {
        one.put("good", outcome.good().toString());
      }
    });
  }
}
