package io.github.e2emaven.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One row of a result, with every column as text. */
public final class SqlRow {

  private final @Nullable String[] columns;

  private SqlRow(@Nullable String[] columns) {
    this.columns = columns;
  }

  /** The current row of a result. */
  static SqlRow of(ResultSet result) throws SQLException {
    var columns = new @Nullable String[result.getMetaData().getColumnCount()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = result.getString(i + 1);
    }
    return new SqlRow(columns);
  }

  /** The value of a column, from 0, or null. */
  public @Nullable String at(int column) {
    return columns[column];
  }

  /** The value of a column that is never null. */
  public String text(int column) {
    return Objects.requireNonNull(columns[column]);
  }

  /** The value of an integer column. */
  public long number(int column) {
    return Long.parseLong(text(column));
  }

  /** The value of a boolean column. */
  public boolean flag(int column) {
    return "t".equals(columns[column]);
  }
}
