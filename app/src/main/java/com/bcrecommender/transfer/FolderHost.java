package com.bcrecommender.transfer;

import com.bcrecommender.settings.Busy;
import com.bcrecommender.settings.ProcessLock;
import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A folder, which a web server shows or somebody copies elsewhere. Bytes go into a file of another
/// name, which is flushed and renamed. One process at a time writes to the folder.
public final class FolderHost implements Host {
  /// What a killed put leaves: nobody's name, and overwritten by the next try.
  private static final String PART = ".part";

  private final Path folder;

  /// Null for who came to read.
  private final @Nullable ProcessLock lock;

  /// Folders whose lists of names changed since the last flush.
  private final Set<Path> changed = ConcurrentHashMap.newKeySet();

  private FolderHost(Path folder, @Nullable ProcessLock lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /// A folder as it is, for who reads, or adds a name that nobody else will. It need not be there.
  public static FolderHost unlocked(Path path) {
    return new FolderHost(path.toAbsolutePath().normalize(), null);
  }

  /// Takes a folder, which is made where it is missing.
  ///
  /// @param job for which, such as `publish`; one process at a time does it there
  /// @throws UserError where that is not allowed, or another process has it
  public static FolderHost open(Path path, String job) {
    Path folder = path.toAbsolutePath().normalize();
    try {
      Files.createDirectories(folder);
      ProcessLock lock = ProcessLock.take(folder.resolve("." + job + ".lock"));
      if (lock == null) {
        throw new Busy(
            "another bcr %s writes into %s; wait for it or stop it first".formatted(job, folder));
      }
      return new FolderHost(folder, lock);
    } catch (IOException e) {
      throw Failure.of(
          "a folder to write in",
          folder.toString(),
          said(e),
          "name another, or check its rights",
          e);
    }
  }

  @Override
  public String name() {
    return folder.toString();
  }

  @Override
  public SortedMap<String, Long> list(String prefix) {
    SortedMap<String, Long> names = new TreeMap<>();
    Path start = folder.resolve(prefix);
    if (!Files.isDirectory(start)) {
      return names;
    }
    try {
      Files.walkFileTree(
          start,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              String name = folder.relativize(file).toString().replace('\\', '/');
              if (attributes.isRegularFile() && !name.endsWith(PART)) {
                names.put(name, attributes.size());
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw failed("to list " + prefix, e);
    }
    return names;
  }

  @Override
  public void put(Blob blob) {
    try {
      write(blob);
    } catch (IOException e) {
      throw failed("to write " + blob.name(), e);
    }
  }

  private void write(Blob blob) throws IOException {
    Path target = folder.resolve(blob.name());
    Path parent = target.getParent();
    if (parent == null) {
      throw new IllegalStateException("a file in a folder has a parent");
    }
    makeFolder(parent);
    Path part = parent.resolve("." + target.getFileName() + PART);
    try {
      try (FileChannel channel =
          FileChannel.open(
              part,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        ByteBuffer buffer = ByteBuffer.wrap(blob.bytes());
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      // On a full disk the part takes room that nobody has use for.
      Files.deleteIfExists(part);
    }
    changed.add(parent);
  }

  private void makeFolder(Path parent) throws IOException {
    if (!Files.isDirectory(parent)) {
      Files.createDirectories(parent);
      for (Path made = parent;
          made.startsWith(folder);
          made = made.resolveSibling("..").normalize()) {
        changed.add(made);
      }
    }
  }

  @Override
  public Optional<byte[]> read(String name) {
    try {
      return Optional.of(Files.readAllBytes(folder.resolve(Names.check(name))));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw failed("to read " + name, e);
    }
  }

  @Override
  public void delete(String name) {
    try {
      Files.deleteIfExists(folder.resolve(Names.check(name)));
    } catch (IOException e) {
      throw failed("to delete " + name, e);
    }
  }

  @Override
  public void flush() {
    for (Path path : Set.copyOf(changed)) {
      try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
        channel.force(true);
      } catch (AccessDeniedException cannotOpenFolders) {
        // Windows; its file system keeps renames in order by itself.
      } catch (IOException e) {
        throw failed("to flush " + path, e);
      }
      changed.remove(path);
    }
  }

  @Override
  public void close() {
    if (lock != null) {
      lock.close();
    }
  }

  private UserError failed(String doing, IOException e) {
    return Failure.of(
        doing, name(), said(e), "check the disk's room and its rights, then run it again", e);
  }

  private static String said(IOException e) {
    return e.getClass().getSimpleName() + ": " + e.getMessage();
  }
}
