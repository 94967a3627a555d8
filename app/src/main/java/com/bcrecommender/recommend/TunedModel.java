package com.bcrecommender.recommend;

import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// The model that `bcr tune` chose last, kept in the home folder in `model.properties`: lines a
/// person can read and change, `model` first.
///
/// @param model name and parameters
/// @param facts how it was chosen: objective, value, validation, data, seed and the like, in the
///   order they are written
public record TunedModel(String model, Map<String, String> facts) {
  /// The file's name in the home folder.
  public static final String FILE = "model.properties";

  private static final String MODEL = "model";

  public TunedModel {
    facts = new LinkedHashMap<>(facts);
  }

  /// What was chosen last, if anything was.
  ///
  /// @throws UserError where the file says nothing usable
  public static Optional<TunedModel> in(Home home) {
    Path file = home.folder().resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new UserError(
          "expected lines of the form name = value in UTF-8 in %s, found: %s; run bcr tune again or remove the file"
              .formatted(file, e.getMessage()),
          e);
    }
    String model = properties.getProperty(MODEL, "").strip();
    if (model.isEmpty()) {
      throw new UserError(
          "expected a line such as model = item-neighbours in %s, found none; run bcr tune again or remove the file"
              .formatted(file));
    }
    Map<String, String> facts = new LinkedHashMap<>();
    for (String name : properties.stringPropertyNames().stream().sorted().toList()) {
      if (!name.equals(MODEL)) {
        facts.put(name, properties.getProperty(name).strip());
      }
    }
    return Optional.of(new TunedModel(model, facts));
  }

  /// Keeps this as what was chosen last, in place of what was there.
  ///
  /// @return the file
  public Path keep(Home home) {
    home.create();
    Path file = home.folder().resolve(FILE);
    StringBuilder text =
        new StringBuilder("# Chosen by bcr tune; used by bcr recommend and bcr evaluate.\n");
    line(text, MODEL, model);
    facts.forEach((name, value) -> line(text, name, value));
    Path next = file.resolveSibling(FILE + ".next");
    try {
      Files.writeString(next, text);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UserError(
          "expected to write %s, found: %s; check its rights and the disk".formatted(file, e), e);
    }
    return file;
  }

  private static void line(StringBuilder text, String name, String value) {
    // A backslash or a line break would mean something else when read.
    String plain = value.replace("\\", "/").replaceAll("\\R", " ");
    text.append(name).append(" = ").append(plain).append('\n');
  }
}
