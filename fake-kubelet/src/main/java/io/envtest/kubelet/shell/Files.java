package io.envtest.kubelet.shell;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The files that a container sees: its volumes, and what it wrote itself. What its image holds is not known, so to ask for a
 * file outside of volumes and of directories that images leave empty is not understood. Used by one thread at a time.
 */
public final class Files {

    private static final Set<String> EMPTY_IN_IMAGES = Set.of("/tmp", "/var/tmp", "/run", "/dev/shm");

    private final Directory own = new Directory();
    private final List<Mount> mounts;
    /** What is still being written to own files, by path. */
    private final Map<String, StringBuilder> growing = new LinkedHashMap<>();

    private final boolean readOnlyRoot;
    private boolean doubted;

    /**
     * A volume in its place.
     *
     * @param path where it is mounted
     * @param directory its files
     * @param inside the part of the directory that is mounted, empty for all of it
     * @param readOnly whether nothing can be written
     */
    public record Mount(String path, Directory directory, String inside, boolean readOnly) {}

    /** A file in its directory. */
    private record Place(Directory directory, String path, boolean known, boolean readOnly, boolean empty) {}

    /**
     * Files of a container.
     *
     * @param mounts its volumes
     * @param readOnlyRoot whether nothing can be written outside of them
     */
    public Files(List<Mount> mounts, boolean readOnlyRoot) {
        this.readOnlyRoot = readOnlyRoot;
        this.mounts = new ArrayList<>(mounts);
        mounts.forEach(Files::prepare);
        this.mounts.sort(
                Comparator.comparing((Mount mount) -> mount.path().length()).reversed());
    }

    /** A part of a volume that is not there yet is made as a directory. */
    private static void prepare(Mount mount) {
        if (!mount.inside().isEmpty() && !mount.directory().files().containsKey(mount.inside())) {
            mount.directory().addDirectory(mount.inside());
        }
    }

    /** From now on anybody may have written anything. */
    void doubt() {
        doubted = true;
    }

    boolean isDoubted() {
        return doubted;
    }

    /** Whether there is a file. */
    public boolean isFile(String path) {
        Place place = place(path);
        return place.directory().files().containsKey(place.path()) || isUnknown(path, place);
    }

    /** Whether there is a directory. */
    boolean isDirectory(String path) {
        Place place = place(path);
        return place.directory().hasDirectory(place.path())
                || isMountPoint(place)
                || place.empty()
                || isUnknown(path, place);
    }

    /** Whether there is a file or a directory. */
    boolean exists(String path) {
        return isFile(path) || isDirectory(path);
    }

    /** Whether there is a file or a directory that this container made or was given. */
    boolean existsIfKnown(String path) {
        Place place = place(path);
        return place.directory().files().containsKey(place.path())
                || place.directory().hasDirectory(place.path())
                || isMountPoint(place);
    }

    /** The content of a file. */
    public String read(String path) {
        Place place = place(path);
        String content = place.directory().files().get(place.path());
        if (content == null) {
            throw new NotUnderstoodException(path);
        }
        return content;
    }

    /** Makes or replaces a file. */
    public void write(String path, String content) {
        writable(path).files().put(place(path).path(), content);
    }

    /** Makes or replaces a file with what is still being written; it is copied when somebody looks. */
    void grow(String path, StringBuilder content) {
        Place place = located(path);
        if (place.directory() == own) {
            growing.put(place.path(), content);
        } else {
            write(path, content.toString());
        }
    }

    /** Makes a directory. */
    void makeDirectory(String path) {
        writable(path).addDirectory(place(path).path());
    }

    /** Removes a file or a directory with all that is in it. */
    boolean remove(String path) {
        return writable(path).remove(place(path).path());
    }

    /** The names in a directory. */
    List<String> list(String path) {
        Place place = place(path);
        if (!place.known() && !place.empty()) {
            throw new NotUnderstoodException(path);
        }
        return place.directory().list(place.path());
    }

    private Directory writable(String path) {
        Place place = place(path);
        if (place.readOnly()) {
            throw new ReadOnlyException(path);
        }
        return place.directory();
    }

    private static boolean isMountPoint(Place place) {
        return place.known() && place.path().isEmpty();
    }

    /** Refuses to say whether an image has a file; never returns true. */
    private boolean isUnknown(String path, Place place) {
        boolean known = (place.known() && !doubted) || place.empty();
        if (!known && !existsIfKnown(path)) {
            throw new NotUnderstoodException(path);
        }
        return false;
    }

    private Place place(String path) {
        growing.forEach((name, content) -> own.files().put(name, content.toString()));
        growing.clear();
        return located(path);
    }

    private Place located(String path) {
        String full = plain(path);
        for (Mount mount : mounts) {
            String root = plain(mount.path());
            if (full.equals(root) || full.startsWith(root + "/")) {
                String rest = full.substring(root.length()).replaceFirst("^/", "");
                String separator = rest.isEmpty() || mount.inside().isEmpty() ? "" : "/";
                return new Place(mount.directory(), mount.inside() + separator + rest, true, mount.readOnly(), false);
            }
        }
        boolean known = EMPTY_IN_IMAGES.stream().anyMatch(empty -> full.startsWith(empty + "/"));
        return new Place(own, full.replaceFirst("^/", ""), known, readOnlyRoot, EMPTY_IN_IMAGES.contains(full));
    }

    /** The one way to write a path: from the root, without {@code //}, {@code .}, {@code ..} and a last {@code /}; empty for the root. */
    private static String plain(String path) {
        Deque<String> names = new ArrayDeque<>();
        for (String name : path.split("/")) {
            if (name.equals("..")) {
                names.pollLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        return names.isEmpty() ? "" : "/" + String.join("/", names);
    }
}
