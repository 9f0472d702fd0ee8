package io.github.e2emaven.postgres;

import io.github.e2emaven.outcome.FailureMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Parser;
import org.postgresql.util.PSQLException;

/**
 * An SQL file, split into statements by pgjdbc's parser.
 *
 * @param text of the whole file
 */
public record SqlScript(String text) {

  /** Lines that pg_dump writes for psql's safety; they mean nothing to the server. */
  private static final Pattern HARMLESS = Pattern.compile("(?m)^\\\\(un)?restrict .*$");

  private static final Pattern PSQL = Pattern.compile("(?m)^\\s*(\\\\[a-zA-Z!.].*)$");
  private static final Pattern COPY = Pattern.compile("(?is)^\\s*COPY\\b.*\\bFROM\\s+stdin\\b.*");

  /** Reads a UTF-8 file, with or without a byte order mark. */
  public static SqlScript read(Path file) throws IOException {
    var text = Files.readString(file);
    var plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return new SqlScript(HARMLESS.matcher(plain).replaceAll(""));
  }

  /** The statements, in their order. */
  public List<Statement> statements() throws SQLException {
    var statements = new ArrayList<Statement>();
    int from = 0;
    for (NativeQuery query : Parser.parseJdbcSql(text, true, false, true, false, true)) {
      int start = Math.max(from, text.indexOf(query.nativeSql, from));
      statements.add(new Statement(query.nativeSql, line(text, start)));
      from = Math.min(text.length(), start + query.nativeSql.length());
    }
    return statements;
  }

  /** The line number of a character, from 1. */
  private static int line(String text, int index) {
    return 1 + (int) text.substring(0, index).chars().filter(c -> c == '\n').count();
  }

  /**
   * One statement.
   *
   * @param text without the semicolon
   * @param line the number of its first line, from 1
   */
  public record Statement(String text, int line) {

    /** "line 12: ERROR: …", with advice on psql's own commands; the detail is the server's. */
    public FailureMessage explain(SQLException problem) {
      var psql = PSQL.matcher(text);
      if (psql.find()) {
        return FailureMessage.of(
            "line %d: %s is a psql command, which the server does not know. Remove it."
                .formatted(lineOf(psql.start(1)), psql.group(1)));
      }
      var told = FailureMessage.quoting(String.valueOf(problem.getMessage()));
      var advice =
          COPY.matcher(text).matches()
              ? ". COPY … FROM stdin needs psql: write INSERT statements (pg_dump --inserts)."
              : "";
      return told.withHeadline(
          "line %d: %s%s".formatted(lineOf(position(problem)), told.headline(), advice));
    }

    private int lineOf(int index) {
      return line + SqlScript.line(text, index) - 1;
    }

    /** The position of the error that the server reports, or else the first word. */
    private int position(SQLException problem) {
      if (problem instanceof PSQLException server && server.getServerErrorMessage() != null) {
        int position = Objects.requireNonNull(server.getServerErrorMessage()).getPosition();
        if (position > 0 && position <= text.codePointCount(0, text.length())) {
          return text.offsetByCodePoints(0, position - 1);
        }
      }
      return text.length() - text.stripLeading().length();
    }
  }
}
