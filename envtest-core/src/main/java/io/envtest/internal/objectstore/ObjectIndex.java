package io.envtest.internal.objectstore;

import java.util.List;
import java.util.Map;

/**
 * What lists, watches and the garbage collector need to know of an object without parsing it; cut once at the write.
 *
 * @param uid metadata.uid
 * @param labels metadata.labels
 * @param fields selectable fields by path, always with metadata.name (and metadata.namespace if namespaced)
 * @param ownerUids uids of metadata.ownerReferences
 */
public record ObjectIndex(String uid, Map<String, String> labels, Map<String, String> fields, List<String> ownerUids) {}
