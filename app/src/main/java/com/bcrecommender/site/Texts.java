package com.bcrecommender.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// Every sentence that the pages say, in one language, with its numbers and dates. A file holds one
/// language: `texts.properties` English, the rest are named by their code, such as
/// `texts_de.properties`. A text that is missing is our bug, and thrown as such. Safe for any
/// thread.
public final class Texts {
  private static final String ENGLISH = "en";

  /// By code; the country decides how numbers and dates look. All of these tell one from several as
  /// English does; a language with more plural forms needs more than [#counted].
  private static final Map<String, Locale> LOCALES =
      new TreeMap<>(Map.of(ENGLISH, Locale.UK, "de", Locale.GERMANY));

  private static final Map<String, Texts> LOADED = new ConcurrentHashMap<>();

  /// Below a thousand, digits are not grouped.
  private static final int SMALL = 1000;

  private final Map<String, Wording> wordings = new HashMap<>();
  private final Text[] small = new Text[SMALL];
  private final String resource;
  private final Locale locale;

  private Texts(String resource, Locale locale) {
    this.resource = resource;
    this.locale = locale;
    Properties texts = new Properties();
    try (InputStream in = Texts.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + resource);
      }
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (String key : texts.stringPropertyNames()) {
      wordings.put(key, Wording.of(texts.getProperty(key)));
    }
    for (int n = 0; n < SMALL; n++) {
      small[n] = Text.of(Integer.toString(n));
    }
  }

  public static Texts english() {
    return in(ENGLISH);
  }

  /// The texts of a language.
  ///
  /// @param code one of [#languages]
  public static Texts in(String code) {
    Locale locale = LOCALES.get(code);
    if (locale == null) {
      throw new IllegalArgumentException("no texts in " + code + ", there are " + languages());
    }
    return LOADED.computeIfAbsent(
        code,
        _ ->
            new Texts(
                code.equals(ENGLISH) ? "texts.properties" : "texts_" + code + ".properties",
                locale));
  }

  /// The codes of the languages that there are.
  public static Set<String> languages() {
    return LOCALES.keySet();
  }

  /// The language's code, for the `lang` attribute.
  public String language() {
    return locale.getLanguage();
  }

  /// The language with its country, such as `en-GB`, which decides how numbers and dates look.
  String locale() {
    return locale.toLanguageTag();
  }

  Set<String> keys() {
    return wordings.keySet();
  }

  /// A text with `{0}`, `{1}` and so on replaced.
  public String get(String key, Object... arguments) {
    return phrase(key, arguments).toString();
  }

  /// A text without slots, for templates.
  public Text plain(String key) {
    return wording(key).words();
  }

  /// A text in which `<0>`, `<1>` and so on are names.
  ///
  /// @param arguments numbers, texts or strings
  public Phrase phrase(String key, Object... arguments) {
    Text[] shown = new Text[arguments.length];
    for (int i = 0; i < shown.length; i++) {
      shown[i] =
          switch (arguments[i]) {
            case Text text -> text;
            case Integer n -> shown(n);
            case Long n -> shown(n);
            default -> Text.of(String.valueOf(arguments[i]));
          };
    }
    return new Phrase(wording(key), shown);
  }

  /// A text that depends on a count, its first argument: `key.one` or `key.other`.
  public Phrase counted(String key, long count, Object... more) {
    Object[] arguments = new Object[more.length + 1];
    arguments[0] = count;
    System.arraycopy(more, 0, arguments, 1, more.length);
    return phrase(key + (count == 1 ? ".one" : ".other"), arguments);
  }

  /// The sentences `key.one` and `key.other`, for those who need them again and again.
  Counted counted(String key) {
    return new Counted(this, wording(key + ".one"), wording(key + ".other"));
  }

  /// The sentence of a key, for every count.
  Counted numbered(String key) {
    return new Counted(this, wording(key), wording(key));
  }

  /// As [#counted(String, long, Object...)], without emphasis.
  public String count(String key, long count, Object... more) {
    return counted(key, count, more).toString();
  }

  /// A sentence with its slots.
  String pattern(String key) {
    return wording(key).toString();
  }

  /// The sentence of a key with its slots, for those who fill it again and again.
  public Wording wording(String key) {
    Wording wording = wordings.get(key);
    if (wording == null) {
      throw new IllegalStateException(resource + " has no " + key);
    }
    return wording;
  }

  /// A number as pages show it.
  Text shown(long n) {
    return n >= 0 && n < SMALL ? small[(int) n] : Text.of(number(n));
  }

  public String number(long n) {
    return NumberFormat.getIntegerInstance(locale).format(n);
  }

  /// @param epochDay days since 1970-01-01
  public String date(long epochDay) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(locale)
        .format(LocalDate.ofEpochDay(epochDay));
  }

  /// The UTC date of a moment.
  public String date(Instant moment) {
    return date(moment.atZone(ZoneOffset.UTC).toLocalDate().toEpochDay());
  }

  /// Tells these texts from others, those of another build among them: a page changes with them.
  @Override
  public String toString() {
    StringBuilder all = new StringBuilder(locale());
    new TreeMap<>(wordings)
        .forEach((key, wording) -> all.append('\n').append(key).append(' ').append(wording));
    return resource + " " + Integer.toHexString(all.toString().hashCode());
  }
}
