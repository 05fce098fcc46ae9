package folder;

import io.doudou.fault.Unreachable;
import io.doudou.plugin.Lease;
import io.doudou.registry.Node;
import io.doudou.registry.Registry;
import io.doudou.registry.Service;
import io.doudou.registry.SnapshotWatch;
import io.doudou.registry.Watch;
import io.doudou.time.Ticker;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A registry that is a folder which all nodes see: each node is a file in it. A file is written
 * anew before its lease ends; one that nobody wrote for that long belongs to a node that is dead.
 * The clocks of the machines must agree much better than that. Serves all threads.
 */
public final class FolderRegistry implements Registry {

    private static final Logger LOG = System.getLogger(FolderRegistry.class.getName());

    private final Path folder;
    private final Lease lease;
    private final Ticker ticker;
    private final Thread keeper;

    // Guarded by this, which is also held while a file of ours is written or deleted: so that
    // nothing is renewed that was just taken back.
    private final Map<Path, Service> announced = new HashMap<>();
    private final Map<SnapshotWatch, String> watches = new HashMap<>();
    private boolean closed;

    // Only the keeper's.
    private boolean failing;

    /** A registry that does not touch the folder before it is asked to. */
    public FolderRegistry(Path folder, Lease lease, Ticker ticker) {
        this.folder = folder;
        this.lease = lease;
        this.ticker = ticker;
        this.keeper = Thread.ofVirtual().name("folder-registry").unstarted(this::keep);
        keeper.start();
    }

    @Override
    public void register(Service service) {
        if (service.nodes().isEmpty()) {
            throw new IllegalArgumentException("service " + service.name() + " has no node");
        }
        for (var node : service.nodes()) {
            announce(file(service, node), service.withNodes(List.of(node)));
        }
        tell();
    }

    private Path file(Service service, Node node) {
        return folder.resolve(NodeFile.name(service.name(), node.id()));
    }

    private synchronized void announce(Path file, Service single) {
        requireOpen();
        // Remembered first: what cannot be written now is written when the folder is back.
        announced.put(file, single);
        write(file, single);
    }

    // region: write
    /** Nobody ever sees half a file. */
    private void write(Path file, Service single) {
        var unseen = folder.resolve(file.getFileName() + ".new");
        try {
            Files.writeString(unseen, NodeFile.text(single.version(), single.nodes().getFirst()));
            Files.setLastModifiedTime(unseen, FileTime.from(ticker.now()));
            Files.move(unseen, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw unreachable(failure);
        }
    }

    // endregion

    @Override
    public void deregister(Service service) {
        for (var node : service.nodes()) {
            takeBack(file(service, node));
        }
        tell();
    }

    private synchronized void takeBack(Path file) {
        requireOpen();
        announced.remove(file);
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw unreachable(failure);
        }
    }

    @Override
    public List<Service> lookup(String name) {
        requireOpen();
        var versions = new TreeMap<String, Service>();
        for (var file : living()) {
            if (NodeFile.isOf(name, file)) {
                NodeFile.parse(name, text(file))
                        .ifPresent(one -> versions.merge(one.version(), one, this::together));
            }
        }
        return List.copyOf(versions.values());
    }

    private Service together(Service some, Service one) {
        var nodes = new ArrayList<>(some.nodes());
        nodes.addAll(one.nodes());
        return some.withNodes(nodes);
    }

    @Override
    public List<String> list() {
        requireOpen();
        var names = new TreeSet<String>();
        living().forEach(file -> names.add(NodeFile.service(file)));
        return List.copyOf(names);
    }

    /** The files of nodes that live, in order, so that equal answers look equal. */
    private List<Path> living() {
        try (var files = Files.list(folder)) {
            return files.filter(NodeFile::isNode).filter(this::isAlive).sorted().toList();
        } catch (IOException failure) {
            throw unreachable(failure);
        }
    }

    private boolean isAlive(Path file) {
        try {
            var written = Files.getLastModifiedTime(file).toInstant();
            return ticker.now().isBefore(written.plus(lease.ttl()));
        } catch (IOException gone) {
            return false;
        }
    }

    /** Empty when the file has just been deleted. */
    private String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException gone) {
            return "";
        } catch (IOException failure) {
            throw unreachable(failure);
        }
    }

    @Override
    public Watch watch(String name) {
        var watch = new SnapshotWatch(this::forget);
        watch.offer(lookup(name));
        synchronized (this) {
            requireOpen();
            watches.put(watch, name);
        }
        return watch;
    }

    private synchronized void forget(SnapshotWatch watch) {
        watches.remove(watch);
    }

    /** Hands each watch what its service looks like now. */
    private void tell() {
        Map<SnapshotWatch, String> all;
        synchronized (this) {
            all = new LinkedHashMap<>(watches);
        }
        all.forEach((watch, name) -> watch.offer(lookup(name)));
    }

    /** What the keeper does until the registry is closed. */
    private void keep() {
        try {
            while (true) {
                ticker.sleep(lease.interval());
                renewAndTell();
            }
        } catch (InterruptedException | IllegalStateException closing) {
            // There is nothing left to keep.
        }
    }

    // region: keep
    /** As long as the folder is away, watches keep what they saw last. */
    private void renewAndTell() {
        try {
            renew();
            tell();
            failing = false;
        } catch (Unreachable failure) {
            LOG.log(failing ? Level.DEBUG : Level.WARNING, failure.getMessage());
            failing = true;
        }
    }

    // endregion

    private synchronized void renew() {
        announced.forEach(this::write);
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        announced.keySet().forEach(this::leave);
        announced.clear();
        watches.keySet().forEach(SnapshotWatch::end);
        keeper.interrupt();
    }

    private void leave(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            LOG.log(Level.WARNING, "{0} stays until its lease ends: {1}", file, failure);
        }
    }

    private synchronized void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the registry is closed");
        }
    }

    private Unreachable unreachable(IOException failure) {
        return new Unreachable("registry in the folder " + folder + ": " + failure, failure);
    }
}
