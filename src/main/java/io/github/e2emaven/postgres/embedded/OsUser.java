package io.github.e2emaven.postgres.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whom PostgreSQL's programs run as: Maven's own user, or, as PostgreSQL refuses to be root, an
 * unprivileged account when Maven is root.
 *
 * @param account the other account, null for our own
 * @param prefix what makes a command run as that account
 */
public record OsUser(@Nullable Account account, List<String> prefix) {

  private static final Path ACCOUNTS = Path.of("/etc/passwd");

  public OsUser {
    prefix = List.copyOf(prefix);
  }

  /**
   * A line of {@code /etc/passwd}.
   *
   * @param name login name
   * @param uid user id
   * @param gid id of its main group
   */
  record Account(String name, int uid, int gid) {}

  /** Maven's own user. */
  static OsUser self() {
    return new OsUser(null, List.of());
  }

  /** The account by util-linux's setpriv, which becomes the program: same process id. */
  static OsUser bySetpriv(Account account) {
    return new OsUser(
        account,
        List.of(
            "setpriv",
            "--reuid=" + account.uid(),
            "--regid=" + account.gid(),
            "--clear-groups",
            "--inh-caps=-all"));
  }

  /** The account by su, for systems whose setpriv is BusyBox's and cannot change the user. */
  static OsUser bySu(Account account) {
    return new OsUser(
        account, List.of("su", "-s", "/bin/sh", "--", account.name(), "-c", "exec \"$0\" \"$@\""));
  }

  /** The user id of a file's owner: of a file that we have made, our own. */
  public static int owner(Path file) throws IOException {
    return (Integer) Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS);
  }

  /** Whether the maker of this file is root. */
  static boolean isRoot(Path ownFile) throws IOException {
    return owner(ownFile) == 0;
  }

  /** The account {@code postgres}, else {@code nobody}. */
  static Optional<Account> unprivileged() throws IOException {
    return unprivileged(Files.isReadable(ACCOUNTS) ? Files.readAllLines(ACCOUNTS) : List.of());
  }

  static Optional<Account> unprivileged(List<String> accounts) {
    return Stream.of("postgres", "nobody")
        .flatMap(name -> accounts.stream().filter(line -> line.startsWith(name + ":")))
        .map(line -> line.split(":"))
        .filter(fields -> fields.length > 3)
        .map(f -> new Account(f[0], Integer.parseInt(f[2]), Integer.parseInt(f[3])))
        .filter(account -> account.uid() > 0)
        .findFirst();
  }

  /** The command, run as this user. */
  List<String> command(List<String> command) {
    var full = new ArrayList<>(prefix);
    full.addAll(command);
    return full;
  }

  /** Gives a file that we made to this user. */
  void adopt(Path path) throws IOException {
    if (account != null) {
      Files.setAttribute(path, "unix:gid", account.gid(), LinkOption.NOFOLLOW_LINKS);
      Files.setAttribute(path, "unix:uid", account.uid(), LinkOption.NOFOLLOW_LINKS);
    }
  }

  /** For messages. */
  String name() {
    return account == null ? System.getProperty("user.name", "our own user") : account.name();
  }

  /** Tells apart what belongs to different users in one cache. */
  int key(Path ownFile) throws IOException {
    return account == null ? owner(ownFile) : account.uid();
  }
}
