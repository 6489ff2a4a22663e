package io.envtest.internal.pki;

import java.util.ArrayList;
import java.util.List;

/**
 * A distinguished name, as far as Kubernetes reads it.
 *
 * @param commonName the last common name, empty if none: the user's name
 * @param organizations organizations in order: the user's groups
 * @param uid the Kubernetes attribute for a user's uid, empty if none
 */
public record SubjectName(String commonName, List<String> organizations, String uid) {

    /** Copies the list. */
    public SubjectName {
        organizations = List.copyOf(organizations);
    }

    /** A name without a uid. */
    public static SubjectName of(String commonName, String... organizations) {
        return new SubjectName(commonName, List.of(organizations), "");
    }

    /** Reads a name's DER, for example {@code certificate.getSubjectX500Principal().getEncoded()}. */
    public static SubjectName parse(byte[] der) {
        String commonName = "";
        String uid = "";
        List<String> organizations = new ArrayList<>();
        DerReader names = new DerReader(der).enter(Der.SEQUENCE);
        while (!names.atEnd()) {
            DerReader set = names.enter(Der.SET);
            while (!set.atEnd()) {
                DerReader pair = set.enter(Der.SEQUENCE);
                String type = pair.oid();
                String value = pair.text();
                switch (type) {
                    case Oids.COMMON_NAME -> commonName = value;
                    case Oids.ORGANIZATION -> organizations.add(value);
                    case Oids.KUBERNETES_UID -> uid = value;
                    default -> {}
                }
            }
        }
        return new SubjectName(commonName, organizations, uid);
    }

    /** The name in DER: each organization in a set of its own, as a set does not keep its order. */
    byte[] encode() {
        List<byte[]> parts = new ArrayList<>();
        organizations.forEach(name -> parts.add(Der.setOf(List.of(attribute(Oids.ORGANIZATION, name)))));
        if (!commonName.isEmpty()) {
            parts.add(Der.setOf(List.of(attribute(Oids.COMMON_NAME, commonName))));
        }
        if (!uid.isEmpty()) {
            parts.add(Der.setOf(List.of(attribute(Oids.KUBERNETES_UID, uid))));
        }
        return Der.sequence(parts);
    }

    private static byte[] attribute(String type, String value) {
        return Der.sequence(Der.oid(type), Der.text(value));
    }
}
