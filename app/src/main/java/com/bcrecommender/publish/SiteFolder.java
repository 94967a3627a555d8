package com.bcrecommender.publish;

import com.bcrecommender.edition.Sha256;
import com.bcrecommender.settings.UserError;
import com.bcrecommender.transfer.Names;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A static site in a folder of this machine, made for publishing: `data/manifest.json` the
/// pointer, `data/ab/….bin` shards and `assets/….HASH.…` that never change, all else pages. Names
/// and sizes are read once; bytes when asked for.
public final class SiteFolder implements Contents {
  /// 16 digits of the SHA-256 before the ending.
  static final Pattern ASSET = Pattern.compile("assets/.+\\.([0-9a-f]{16})\\.[A-Za-z0-9]+");

  private final Path folder;
  private final Pointer pointer;
  private final List<Group> groups;
  private final List<Item> pages;

  private SiteFolder(Path folder, Pointer pointer, List<Group> groups, List<Item> pages) {
    this.folder = folder;
    this.pointer = pointer;
    this.groups = groups;
    this.pages = pages;
  }

  /// Reads which files a site has, its shards by [DataFolder].
  public static SiteFolder read(Path folder) {
    return read(folder, new DataFolder());
  }

  /// Reads which files a site has.
  ///
  /// @throws UserError where there is no site, or a name is not as sites have it
  public static SiteFolder read(Path folder, ShardNames shardNames) {
    Path manifest = folder.resolve(POINTER);
    if (!Files.isRegularFile(manifest)) {
      throw new UserError(
          "expected a site with a %s in %s, found none; name the folder with --site"
              .formatted(POINTER, folder));
    }
    Pointer pointer = Pointer.parse(manifest.toString(), bytes(manifest));
    SortedMap<String, Long> shards = shardNames.of(folder);
    SortedMap<String, Long> files = files(folder);
    List<Item> assets = new ArrayList<>();
    List<Item> pages = new ArrayList<>();
    files.forEach((name, size) -> {
      if (name.startsWith("assets/")) {
        Matcher asset = ASSET.matcher(name);
        if (!asset.matches()) {
          throw new UserError(
              "expected names such as assets/site.0123456789abcdef.js, found %s in %s; make the site anew"
                  .formatted(name, folder));
        }
        assets.add(hashed(folder, name, size, asset.group(1)));
      } else if (!name.startsWith("data/")) {
        pages.add(new FileItem(folder, name, size, bytes -> true));
      }
    });
    List<Item> data = new ArrayList<>();
    shards.forEach((name, size) -> {
      Matcher shard = DataFolder.SHARD.matcher(name);
      if (!shard.matches()) {
        throw new IllegalArgumentException("not a shard's name: " + name);
      }
      data.add(hashed(folder, name, size, shard.group(1) + shard.group(2)));
    });
    List<Group> groups = List.of(new FileGroup("data/", data), new FileGroup("assets/", assets));
    return new SiteFolder(folder, pointer, groups, List.copyOf(pages));
  }

  @Override
  public Pointer pointer() {
    return pointer;
  }

  @Override
  public List<Group> groups() {
    return groups;
  }

  @Override
  public List<Item> pages() {
    return pages;
  }

  @Override
  public String toString() {
    return folder.toString();
  }

  /// All files below a folder with their sizes, by names with `/`. Links are not followed: what
  /// lies elsewhere is no part of the site.
  static SortedMap<String, Long> files(Path folder) {
    SortedMap<String, Long> files = new TreeMap<>();
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (attributes.isRegularFile()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                files.put(Names.check(name), attributes.size());
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private static Item hashed(Path folder, String name, long size, String hash) {
    return new FileItem(folder, name, size, bytes -> Sha256.hex(bytes).startsWith(hash));
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new UserError(
          "expected the site's file %s, found that it is gone; make the site anew".formatted(file),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record FileGroup(String prefix, List<Item> items) implements Group {
    @Override
    public long count() {
      return items.size();
    }

    @Override
    public boolean exclusive() {
      return false;
    }
  }

  private record FileItem(Path folder, String name, long size, Predicate<byte[]> right)
      implements Item {
    @Override
    public byte[] read() {
      Path file = folder.resolve(name);
      byte[] bytes = bytes(file);
      if (bytes.length != size || !right.test(bytes)) {
        throw new UserError(
            "expected in %s the bytes that its name and its size when the site was read stand for, found others; make the site anew"
                .formatted(file));
      }
      return bytes;
    }
  }
}
