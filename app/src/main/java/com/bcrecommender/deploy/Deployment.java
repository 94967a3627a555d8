package com.bcrecommender.deploy;

import com.bcrecommender.settings.Settings;
import com.bcrecommender.settings.UserError;
import com.bcrecommender.transfer.RemoteShell;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;

/// The steps of a deployment, in their order. Killed before, in or after any of them visitors see
/// the release from before or the new one, whole, and the next run goes on; no request is lost,
/// since the new release answers before visitors are sent to it, and the one before answers what it
/// has in hand before it ends.
public final class Deployment {
  private final List<Step> steps;

  private Deployment(List<Step> steps) {
    this.steps = List.copyOf(steps);
  }

  /// What goes to the server.
  ///
  /// @param edition the folder of the edition to show; empty where the server makes its own
  /// @param editions the folder of all editions here
  /// @param settings those of here
  public record Load(
      Site site, Program program, Optional<Path> edition, Path editions, Settings settings) {}

  /// A release to a fresh server, or in the place of the one that is there.
  public static Deployment of(Load load) {
    Site site = load.site();
    Program program = load.program();
    SlotSteps slots = new SlotSteps(site);
    Optional<FileTree> edition = load.edition().map(folder -> FileTree.of(Map.of("", folder)));
    String name =
        load.edition().map(folder -> String.valueOf(folder.getFileName())).orElse(Release.OWN);
    SortedMap<String, String> units =
        Units.files(
            SlotSteps.PROGRAMS + "/serve-%i", SlotSteps.PROGRAMS + "/current", site.memory());
    List<Step> steps = new ArrayList<>();
    steps.add(HostSteps.check(program, edition.map(FileTree::bytes).orElse(0L), site.worker()));
    steps.add(HostSteps.installCaddy());
    steps.add(HostSteps.user());
    steps.add(slots.forgetRollback());
    steps.add(
        new SendTree(
            "the program", SlotSteps.PROGRAMS, program.version(), "root:root", program.tree()));
    steps.add(new SendOptOuts(load.editions()));
    edition.ifPresent(tree ->
        steps.add(
            new SendTree(
                "the edition",
                Units.HOME + "/editions",
                name,
                Units.USER + ":" + Units.USER,
                tree)));
    units.forEach((file, text) ->
        steps.add(new SendFile("/etc/systemd/system/" + file, text, "systemctl daemon-reload")));
    steps.add(
        new SendFile(
            SlotSteps.RELEASE,
            Release.of(program.version(), name, site, units, load.settings()).text(),
            ""));
    if (site.worker()) {
      steps.add(new SendFile(Units.ETC + "/worker.env", Release.worker(load.settings()), ""));
    }
    steps.add(slots.useEdition());
    steps.add(slots.start());
    steps.add(new SendCaddyfile(Caddyfile.of(site)));
    steps.addAll(afterStart(slots, site));
    return new Deployment(steps);
  }

  /// The program, settings and edition from before, which the server has kept.
  public static Deployment back(Site site) {
    SlotSteps slots = new SlotSteps(site);
    List<Step> steps = new ArrayList<>();
    steps.add(slots.choosePrevious());
    steps.add(slots.useEdition());
    steps.add(slots.start());
    steps.addAll(afterStart(slots, site));
    steps.add(slots.forgetRollback());
    return new Deployment(steps);
  }

  private static List<Step> afterStart(SlotSteps slots, Site site) {
    return List.of(
        slots.switchOver(),
        HostSteps.look(site),
        slots.nameCurrent(),
        slots.worker(site.worker()),
        slots.stopOthers(),
        slots.prune(site.worker()));
  }

  /// How many steps there are.
  int steps() {
    return steps.size();
  }

  /// All steps, a title each and below it what it will do.
  public List<String> describe() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      lines.add("%d. %s".formatted(i + 1, steps.get(i).title()));
      for (String line : steps.get(i).describe()) {
        if (!line.isEmpty()) {
          lines.add("     " + line);
        }
      }
    }
    return lines;
  }

  /// Does all steps.
  ///
  /// @param told hears of each step before it begins, and what it did
  /// @throws UserError from the first that cannot be done; those before it stay done
  public void run(RemoteShell host, Consumer<String> told) {
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      told.accept("%d/%d %s".formatted(i + 1, steps.size(), step.title()));
      String done = step.apply(host);
      if (!done.isEmpty()) {
        told.accept("      " + done.replaceAll("\\s*\\R\\s*", ", "));
      }
    }
  }
}
