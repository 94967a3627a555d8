package com.bcrecommender.recommend;

import com.bcrecommender.engine.list.ListCounts;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// What a cluster says of the edition it made, as a file beside it.
public final class MadeFile {
  public static final String NAME = "made.properties";

  private MadeFile() {}

  public static byte[] bytes(EditionMaker.Made made) {
    Properties properties = new Properties();
    properties.setProperty("edition", made.edition());
    properties.setProperty("fan-lists", text(made.fanLists()));
    properties.setProperty("similar-lists", text(made.similarLists()));
    properties.setProperty("tagged", Long.toString(made.tagged()));
    StringWriter text = new StringWriter();
    try {
      properties.store(text, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  static EditionMaker.Made read(Path folder) throws IOException {
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(folder.resolve(NAME))) {
      properties.load(in);
    }
    return new EditionMaker.Made(
        properties.getProperty("edition"),
        counts(properties.getProperty("fan-lists")),
        counts(properties.getProperty("similar-lists")),
        Long.parseLong(properties.getProperty("tagged")));
  }

  private static String text(ListCounts counts) {
    return LongStream.of(
            counts.lists(),
            counts.byModel(),
            counts.byTags(),
            counts.popularInTags(),
            counts.shortLists(),
            counts.emptyLists())
        .mapToObj(Long::toString)
        .collect(Collectors.joining(" "));
  }

  private static ListCounts counts(String text) {
    long[] of = Arrays.stream(text.split(" ")).mapToLong(Long::parseLong).toArray();
    return new ListCounts(of[0], of[1], of[2], of[3], of[4], of[5]);
  }
}
