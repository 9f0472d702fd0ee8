package io.github.e2emaven.runner;

import io.github.e2emaven.ledger.Ledger;
import io.github.e2emaven.ledger.Resource;
import io.github.e2emaven.net.PortClaim;
import io.github.e2emaven.net.Ports;
import io.github.e2emaven.net.PortsExhaustedException;
import io.github.e2emaven.outcome.Stage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.StackAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The ports of one stack, held until it is closed. */
public final class PortSet implements AutoCloseable {

  private final Map<String, PortClaim> claims;
  private final List<Ledger.Entry> entries;

  private PortSet(Map<String, PortClaim> claims, List<Ledger.Entry> entries) {
    this.claims = Map.copyOf(claims);
    this.entries = List.copyOf(entries);
  }

  /**
   * Where port sets come from.
   *
   * @param ports where single ports come from
   * @param names of the ports beside the main one
   * @param ledger gets every port
   */
  public record Source(Ports ports, List<String> names, Ledger ledger) {

    /** Copies the list. */
    public Source {
      names = List.copyOf(names);
    }

    PortSet claim() {
      var claims = new LinkedHashMap<String, PortClaim>();
      var entries = new ArrayList<Ledger.Entry>();
      try {
        take(StackAddress.MAIN_PORT, claims, entries);
        names.forEach(name -> take(name, claims, entries));
        return new PortSet(claims, entries);
      } catch (PortsExhaustedException e) {
        new PortSet(claims, entries).close();
        throw new StageException(Stage.PORTS, String.valueOf(e.getMessage()), e);
      } catch (RuntimeException e) {
        new PortSet(claims, entries).close();
        throw e;
      }
    }

    private void take(String name, Map<String, PortClaim> claims, List<Ledger.Entry> entries) {
      var claim = ports.claim();
      claims.put(name, claim);
      var port = Integer.toString(claim.port());
      entries.add(ledger.enter(new Resource(Resource.Kind.PORT, port, "")));
    }
  }

  /** Port numbers; the main one as {@code main}. */
  Map<String, Integer> numbers() {
    var numbers = new LinkedHashMap<String, Integer>();
    claims.forEach((name, claim) -> numbers.put(name, claim.port()));
    return numbers;
  }

  @Override
  public void close() {
    claims.values().forEach(PortClaim::close);
    entries.forEach(Ledger.Entry::strike);
  }
}
