package com.bcrecommender.backup;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The files of a backup, as JSON in chunks of its own, so that of an encrypted backup nobody sees
/// more than sizes.
///
/// @param key by which the chunks of this home are named where they are encrypted; empty where not
record FileList(List<BackedUpFile> files, byte[] key) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  byte[] toJson() {
    ObjectNode root = MAPPER.createObjectNode();
    if (key.length > 0) {
      root.put("key", HexFormat.of().formatHex(key));
    }
    ArrayNode all = root.putArray("files");
    for (BackedUpFile file : files) {
      ObjectNode one = all.addObject();
      one.put("path", file.path());
      one.put("bytes", file.bytes());
      one.put("sha256", file.sha256());
      one.put("modified", file.modified().toString());
      ArrayNode chunks = one.putArray("chunks");
      file.chunks().forEach(chunks::add);
    }
    return (MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  /// @throws GeneralSecurityException where it is something else
  static FileList parse(byte[] json) throws GeneralSecurityException {
    try {
      JsonNode root = MAPPER.readTree(json);
      List<BackedUpFile> files = new ArrayList<>();
      for (JsonNode one : root.required("files")) {
        List<String> chunks = new ArrayList<>();
        for (JsonNode chunk : one.required("chunks")) {
          chunks.add(BackupManifest.name(chunk.asString("")));
        }
        files.add(
            new BackedUpFile(
                one.required("path").asString(""),
                one.required("bytes").asLong(-1),
                BackupManifest.name(one.required("sha256").asString("")),
                Instant.parse(one.required("modified").asString("")),
                chunks));
      }
      return new FileList(files, HexFormat.of().parseHex(root.path("key").asString("")));
    } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
      throw new GeneralSecurityException("no list of files", e);
    }
  }
}
