package com.bcrecommender.catalog;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a catalog says of fans and tralbums on its way from one machine to another.
public final class CatalogCodec {
  private CatalogCodec() {}

  public static void write(CatalogTralbum tralbum, DataOutput out) throws IOException {
    out.writeInt(tralbum.id());
    text(tralbum.key(), out);
    texts(tralbum.keys(), out);
    out.writeChar(tralbum.type());
    text(tralbum.title(), out);
    text(tralbum.artist(), out);
    text(tralbum.url(), out);
    out.writeLong(tralbum.artId());
    Long released = tralbum.released();
    out.writeBoolean(released != null);
    out.writeLong(released == null ? 0 : released);
    text(tralbum.price(), out);
    texts(tralbum.tags(), out);
    text(tralbum.album(), out);
  }

  public static CatalogTralbum readTralbum(DataInput in) throws IOException {
    int id = in.readInt();
    String key = known(in);
    List<String> keys = texts(in);
    char type = in.readChar();
    String title = text(in);
    String artist = text(in);
    String url = text(in);
    long artId = in.readLong();
    boolean isReleased = in.readBoolean();
    long released = in.readLong();
    return new CatalogTralbum(
        id,
        key,
        keys,
        type,
        title,
        artist,
        url,
        artId,
        isReleased ? released : null,
        text(in),
        texts(in),
        text(in));
  }

  public static void write(CatalogFan fan, DataOutput out) throws IOException {
    out.writeInt(fan.id());
    text(fan.key(), out);
    texts(fan.keys(), out);
    text(fan.username(), out);
    text(fan.name(), out);
    out.writeInt(fan.stated());
    out.writeInt(fan.statedWishlist());
  }

  public static CatalogFan readFan(DataInput in) throws IOException {
    return new CatalogFan(
        in.readInt(), known(in), texts(in), text(in), text(in), in.readInt(), in.readInt());
  }

  public static void write(KeyStatement statement, DataOutput out) throws IOException {
    text(statement.key(), out);
    out.writeByte(statement.facts().size());
    for (KeyStatement.Fact fact : statement.facts()) {
      out.writeByte(fact.field());
      out.writeInt(fact.source());
      if (fact.value() instanceof String text) {
        text(text, out);
      } else {
        out.writeLong((Long) fact.value());
      }
    }
  }

  public static KeyStatement readStatement(KeyKind kind, DataInput in) throws IOException {
    String key = known(in);
    List<KeyStatement.Fact> facts = new ArrayList<>();
    for (int left = in.readByte(); left > 0; left--) {
      int field = in.readByte();
      int source = in.readInt();
      Object value = kind.fields().get(field).isText() ? known(in) : (Object) in.readLong();
      facts.add(new KeyStatement.Fact(field, value, source));
    }
    return new KeyStatement(key, facts);
  }

  /// Writes a text of any length.
  public static void text(@Nullable String text, DataOutput out) throws IOException {
    byte[] utf8 = text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8 == null ? -1 : utf8.length);
    if (utf8 != null) {
      out.write(utf8);
    }
  }

  public static @Nullable String text(DataInput in) throws IOException {
    int length = in.readInt();
    if (length < 0) {
      return null;
    }
    byte[] utf8 = new byte[length];
    in.readFully(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  static String known(DataInput in) throws IOException {
    String text = text(in);
    if (text == null) {
      throw new IOException("expected a key, found none");
    }
    return text;
  }

  public static void texts(List<String> texts, DataOutput out) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      text(text, out);
    }
  }

  public static List<String> texts(DataInput in) throws IOException {
    List<String> texts = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      texts.add(known(in));
    }
    return texts;
  }
}
