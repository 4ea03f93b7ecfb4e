package io.boundary.cli.audit;

import io.boundary.model.LedgerEvent;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Writes a bundle: a new folder with the ledger, an event a line, each request's together and the
 * requests in the order of their ids, and a manifest. The manifest comes last, so that an
 * unfinished bundle is none.
 */
public final class BundleWriter implements AutoCloseable {

  /** The file with the events. */
  public static final String LEDGER = "ledger.jsonl";

  /** The file that says what the other must hold. */
  public static final String MANIFEST = "manifest.json";

  private final Path folder;
  private final OutputStream ledger;
  private final Manifest manifest = new Manifest();
  private boolean finished;

  private BundleWriter(Path folder, OutputStream ledger) {
    this.folder = folder;
    this.ledger = ledger;
  }

  /**
   * Begins a bundle.
   *
   * @throws IOException also where there is one already
   */
  public static BundleWriter in(Path folder) throws IOException {
    if (Files.exists(folder.resolve(MANIFEST))) {
      throw new FileAlreadyExistsException(folder.resolve(MANIFEST).toString());
    }
    Files.createDirectories(folder);
    OutputStream file =
        Files.newOutputStream(folder.resolve(LEDGER), StandardOpenOption.CREATE_NEW);
    return new BundleWriter(folder, new BufferedOutputStream(file));
  }

  /** One request's events. */
  public void request(List<LedgerEvent> events) throws IOException {
    manifest.request();
    for (LedgerEvent event : events) {
      byte[] line = EventLine.bytes(event);
      ledger.write(line);
      ledger.write('\n');
      manifest.line(line);
      manifest.event(event.at());
    }
  }

  /** Makes it whole. */
  public void finish() throws IOException {
    ledger.close();
    Files.write(folder.resolve(MANIFEST), manifest.bytes(), StandardOpenOption.CREATE_NEW);
    finished = true;
  }

  /** Ends; of a bundle that was not finished, nothing is left. */
  @Override
  public void close() throws IOException {
    if (!finished) {
      ledger.close();
      Files.delete(folder.resolve(LEDGER));
    }
  }
}
