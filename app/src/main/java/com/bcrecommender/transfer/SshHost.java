package com.bcrecommender.transfer;

import com.bcrecommender.settings.UserError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.sftp.FileMode;
import net.schmizz.sshj.sftp.OpenMode;
import net.schmizz.sshj.sftp.RemoteFile;
import net.schmizz.sshj.sftp.RemoteResourceInfo;
import net.schmizz.sshj.sftp.RenameFlags;
import net.schmizz.sshj.sftp.Response.StatusCode;
import net.schmizz.sshj.sftp.SFTPClient;
import net.schmizz.sshj.sftp.SFTPException;

/// A folder on a machine reached by ssh, through SFTP. Bytes go into a file of another name, which
/// is renamed over the old one in one step; a machine that cannot do that is refused.
public final class SshHost implements Host {
  private static final String PART = ".part";

  /// Reads and writes under way before an answer is waited for, 32 KB each.
  private static final int AHEAD = 16;

  private final SSHClient ssh;
  private final SFTPClient sftp;
  private final String name;
  private final String folder;
  private final Set<String> foldersMade = new HashSet<>();

  SshHost(SSHClient ssh, SFTPClient sftp, String name, String folder) {
    this.ssh = ssh;
    this.sftp = sftp;
    this.name = name;
    this.folder = folder.replaceAll("/+$", "");
  }

  @Override
  public String name() {
    return name;
  }

  private String path(String name) {
    return folder + "/" + name;
  }

  @Override
  public SortedMap<String, Long> list(String prefix) {
    SortedMap<String, Long> names = new TreeMap<>();
    try {
      list(prefix, names);
    } catch (IOException e) {
      throw failed("to list " + prefix, e);
    }
    return names;
  }

  private void list(String prefix, SortedMap<String, Long> names) throws IOException {
    List<RemoteResourceInfo> entries;
    try {
      entries = sftp.ls(path(prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1)));
    } catch (SFTPException e) {
      if (missing(e)) {
        return;
      }
      throw e;
    }
    for (RemoteResourceInfo entry : entries) {
      String own = prefix + entry.getName();
      if (entry.getAttributes().getType() == FileMode.Type.DIRECTORY) {
        list(own + "/", names);
      } else if (entry.isRegularFile() && !own.endsWith(PART)) {
        names.put(own, entry.getAttributes().getSize());
      }
    }
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
    String target = path(blob.name());
    int slash = target.lastIndexOf('/');
    String parent = target.substring(0, slash);
    makeFolder(parent);
    String part = parent + "/." + target.substring(slash + 1) + PART;
    try (RemoteFile file =
            sftp.open(part, EnumSet.of(OpenMode.WRITE, OpenMode.CREAT, OpenMode.TRUNC));
        OutputStream out = file.new RemoteFileOutputStream(0, AHEAD)) {
      for (int from = 0; from < blob.bytes().length; from += 1 << 15) {
        out.write(blob.bytes(), from, Math.min(1 << 15, blob.bytes().length - from));
      }
    }
    sftp.rename(part, target, EnumSet.of(RenameFlags.OVERWRITE, RenameFlags.ATOMIC));
  }

  /// One thread at a time: two that make the same folder at once get in each other's way.
  private synchronized void makeFolder(String parent) throws IOException {
    if (!foldersMade.contains(parent)) {
      sftp.mkdirs(parent);
      foldersMade.add(parent);
    }
  }

  @Override
  public Optional<byte[]> read(String name) {
    Names.check(name);
    try (RemoteFile file = sftp.open(path(name));
        InputStream in = file.new ReadAheadRemoteFileInputStream(AHEAD)) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      in.transferTo(bytes);
      return Optional.of(bytes.toByteArray());
    } catch (IOException e) {
      if (e instanceof SFTPException said && missing(said)) {
        return Optional.empty();
      }
      throw failed("to read " + name, e);
    }
  }

  @Override
  public void delete(String name) {
    Names.check(name);
    try {
      sftp.rm(path(name));
    } catch (IOException e) {
      if (!(e instanceof SFTPException said && missing(said))) {
        throw failed("to delete " + name, e);
      }
    }
  }

  @Override
  public void close() {
    try (ssh) {
      sftp.close();
    } catch (IOException e) {
      // The other side is gone already; every put was answered before.
    }
  }

  private static boolean missing(SFTPException e) {
    return e.getStatusCode() == StatusCode.NO_SUCH_FILE
        || e.getStatusCode() == StatusCode.NO_SUCH_PATH;
  }

  private UserError failed(String doing, IOException e) {
    String cure =
        switch (e instanceof SFTPException said ? said.getStatusCode() : StatusCode.UNKNOWN) {
          case PERMISSION_DENIED -> "give the user the right to write below the folder";
          case NO_SPACE_ON_FILESYSTEM, QUOTA_EXCEEDED -> "make room there, then run it again";
          case OP_UNSUPPORTED -> "the machine's SFTP must know posix-rename, as OpenSSH's does";
          default -> "check the machine, its disk's room and the network, then run it again";
        };
    return Failure.of(doing, name, e.getClass().getSimpleName() + ": " + e.getMessage(), cure, e);
  }
}
