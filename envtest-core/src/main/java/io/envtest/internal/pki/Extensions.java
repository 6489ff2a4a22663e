package io.envtest.internal.pki;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The extensions of certificates that the authority signs. */
final class Extensions {

    private Extensions() {}

    static byte[] authority(CertificateTemplate template, byte[] keyId) {
        List<byte[]> all = usages(template.usages());
        all.add(critical(Oids.BASIC_CONSTRAINTS, Der.sequence(Der.yes())));
        all.add(plain(Oids.SUBJECT_KEY_ID, Der.octets(keyId)));
        return Der.sequence(all);
    }

    static byte[] leaf(CertificateTemplate template, byte[] issuerKeyId) {
        List<byte[]> all = usages(template.usages());
        all.add(critical(Oids.BASIC_CONSTRAINTS, Der.sequence()));
        all.add(plain(Oids.AUTHORITY_KEY_ID, Der.sequence(Der.primitive(0, issuerKeyId))));
        if (!template.names().isEmpty()) {
            all.add(plain(Oids.SUBJECT_ALTERNATIVE_NAME, template.names().encode()));
        }
        return Der.sequence(all);
    }

    private static List<byte[]> usages(Set<KeyPurpose> purposes) {
        List<byte[]> all = new ArrayList<>();
        int bits = 0;
        List<byte[]> extended = new ArrayList<>();
        for (KeyPurpose purpose : KeyPurpose.values()) {
            if (!purposes.contains(purpose)) {
                continue;
            }
            if (purpose.bit() >= 0) {
                bits |= 0x8000 >> purpose.bit();
            } else {
                extended.add(Der.oid(purpose.oid()));
            }
        }
        if (bits != 0) {
            all.add(critical(Oids.KEY_USAGE, namedBits(bits)));
        }
        if (!extended.isEmpty()) {
            all.add(plain(Oids.EXTENDED_KEY_USAGE, Der.sequence(extended)));
        }
        return all;
    }

    /** A named bit list: DER drops trailing zero bits. */
    private static byte[] namedBits(int bits) {
        int unused = Integer.numberOfTrailingZeros(bits) % 8;
        byte high = (byte) (bits >> 8);
        byte low = (byte) bits;
        return low == 0
                ? Der.value(Der.BIT_STRING, new byte[] {(byte) unused, high})
                : Der.value(Der.BIT_STRING, new byte[] {(byte) unused, high, low});
    }

    private static byte[] critical(String oid, byte[] content) {
        return Der.sequence(Der.oid(oid), Der.yes(), Der.octets(content));
    }

    private static byte[] plain(String oid, byte[] content) {
        return Der.sequence(Der.oid(oid), Der.octets(content));
    }
}
