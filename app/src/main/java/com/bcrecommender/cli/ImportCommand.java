package com.bcrecommender.cli;

import java.io.PrintStream;
import picocli.CommandLine;

/// `bcr import`: names what can be imported; the sub-commands do it.
@CommandLine.Command(
    name = "import",
    description =
        "Bring data in: saved pages, one fan's own files, preferences, tags, tralbums, exports, public dumps.",
    synopsisSubcommandLabel = "KIND",
    footer = {
      "",
      "Twice the same file, and files in any order, give the same catalog. What cannot be used is counted by reason and listed in a "
          + "report; in row files more than 1 %% of unusable rows stops the import before anything is stored."
    },
    subcommands = {
      ImportPagesCommand.class,
      ImportCollectionCommand.class,
      ImportPreferencesCommand.class,
      ImportTagsCommand.class,
      ImportTralbumsCommand.class,
      ImportExportCommand.class,
      ImportMusicBrainzCommand.class,
      ImportListenBrainzCommand.class
    })
final class ImportCommand extends Command {
  ImportCommand(PrintStream out, PrintStream err) {
    super(out, err);
  }

  @Override
  public Integer call() {
    throw new com.bcrecommender.settings.UserError(
        "expected what to import (pages, collection, preferences, tags, tralbums, export, musicbrainz or listenbrainz), found nothing; see bcr import --help");
  }
}
