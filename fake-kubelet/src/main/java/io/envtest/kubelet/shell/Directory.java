package io.envtest.kubelet.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** A tree of text files in memory: a volume, which containers may share. Thread-safe. */
public final class Directory {

    private final Map<String, String> files = new ConcurrentSkipListMap<>();
    private final Set<String> directories = ConcurrentHashMap.newKeySet();

    /** Contents by path relative to this directory. */
    public Map<String, String> files() {
        return files;
    }

    boolean hasDirectory(String path) {
        String prefix = path + "/";
        return directories.contains(path) || files.keySet().stream().anyMatch(file -> file.startsWith(prefix));
    }

    void addDirectory(String path) {
        directories.add(path);
    }

    boolean remove(String path) {
        String prefix = path + "/";
        boolean removed = files.keySet().removeIf(file -> file.equals(path) || file.startsWith(prefix));
        return directories.removeIf(known -> known.equals(path) || known.startsWith(prefix)) || removed;
    }

    List<String> list(String path) {
        String prefix = path.isEmpty() ? "" : path + "/";
        Set<String> names = new TreeSet<>();
        for (Set<String> paths : List.of(files.keySet(), directories)) {
            for (String known : paths) {
                if (known.startsWith(prefix)) {
                    names.add(known.substring(prefix.length()).replaceFirst("/.*", ""));
                }
            }
        }
        return new ArrayList<>(names);
    }
}
