package com.bcrecommender.cli;

import com.bcrecommender.archive.Archive.Rewritten;
import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.FileKeys;
import com.bcrecommender.catalog.Forgotten;
import com.bcrecommender.edition.Editions;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.Now;
import com.bcrecommender.settings.UserError;
import java.io.PrintStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// `bcr forget`: takes somebody who asked for it out of the catalog, for good.
@CommandLine.Command(
    name = "forget",
    description = {
      "Take a fan, a record, or an artist's or label's records out of the catalog, for good.",
      "What is known of them is deleted, and nothing of them is stored again, whatever source names them: in place of "
          + "names the catalog keeps salted hashes. No page, list or search shows them from then on, of whatever edition; files made "
          + "before still hold them, until they are pruned."
    })
final class ForgetCommand extends Command {
  @Option(
      names = "--fan",
      paramLabel = "NAME",
      description = "A name on Bandcamp, the address of the fan's page, or a key (f12, n:ann).")
  private @Nullable String fan;

  @Option(
      names = "--tralbum",
      paramLabel = "ADDRESS",
      description = "The address of an album or a track, or its key (a12, t12).")
  private @Nullable String tralbum;

  @Option(
      names = "--artist",
      paramLabel = "ADDRESS",
      description =
          "The address of an artist or a label, such as https://artist.bandcamp.com: all records there.")
  private @Nullable String artist;

  ForgetCommand(PrintStream out, PrintStream err) {
    super(out, err);
  }

  @Override
  public Integer call() {
    long named = Stream.of(fan, tralbum, artist).filter(Objects::nonNull).count();
    if (named != 1) {
      throw new UserError(
          "expected one of --fan NAME, --tralbum ADDRESS and --artist ADDRESS, found "
              + (named == 0 ? "none" : "several"));
    }
    Home home = homeWithCatalog();
    try (Catalog catalog = catalog(home)) {
      if (fan != null) {
        print(fan, catalog.forgetFan(FanKey.of("--fan", fan)));
      } else if (tralbum != null) {
        print(tralbum, catalog.forgetTralbum(tralbum(tralbum)));
      } else if (artist != null) {
        String site = site(artist);
        print(site, catalog.forgetArtist(site));
      }
      // From here on no edition shows them, old or new.
      Rewritten raw = leaveOut(home, catalog.optOuts());
      if (raw.answers() > 0) {
        out.println(
            "%,8d raw answers of a crawl deleted, %,d files written anew"
                .formatted(raw.answers(), raw.files()));
      }
      LocalDate end =
          LocalDate.ofInstant(Now.instant().plus(Editions.FORGOTTEN_FOR), ZoneOffset.UTC);
      out.println(
          """
          No page, list or search here shows them from now on, of whatever edition. On a host: after the next bcr publish, which you should run now.
          Their data are still in files of editions made before: run bcr recommend and bcr publish, and from %s on bcr edition prune and bcr publish --prune, which delete these.\
          """
              .formatted(end));
      new ForgottenInBackups(out, home)
          .tell(new BackupPlaces(home, settings(home), System.getenv()), catalog.optOuts());
    }
    return CommandLine.ExitCode.OK;
  }

  private static String tralbum(String text) {
    String key = new FileKeys(FileKeys.DEFAULT_SOURCE, true).tralbum(text);
    if (key == null || key.startsWith("b:")) {
      throw new UserError(
          "--tralbum: expected the address of an album or a track, or a key such as a12, found \"%s\""
              .formatted(text));
    }
    return key;
  }

  /// A name alone is one of Bandcamp's own hosts.
  private static String site(String text) {
    String address =
        text.contains("://")
            ? text
            : "https://" + (text.contains(".") ? text : text + ".bandcamp.com");
    String site = FileKeys.site(address);
    if (site == null || site.matches("https?://(?:www\\.)?bandcamp\\.com")) {
      throw new UserError(
          "--artist: expected the address of an artist or a label, such as https://artist.bandcamp.com, found \"%s\"; a fan is forgotten with --fan"
              .formatted(text));
    }
    return site;
  }

  private void print(String whom, Forgotten forgotten) {
    out.println("forgotten: " + whom);
    if (forgotten.rows() == 0) {
      out.println("         nothing was known of them; nothing will be stored");
    } else {
      line(forgotten.rows(), "rows deleted");
      line(forgotten.preferences(), "preferences deleted");
    }
    line(forgotten.keys(), "keys under which nothing is stored any more");
    if (forgotten.addresses() > 0) {
      line(forgotten.addresses(), "addresses that the crawl will not ask");
    }
    if (forgotten.sources() > 0) {
      line(forgotten.sources(), "names of sources that told of them, made unreadable");
    }
  }

  private void line(int count, String what) {
    out.println("%,8d %s".formatted(count, what));
  }
}
