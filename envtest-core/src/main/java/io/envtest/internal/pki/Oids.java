package io.envtest.internal.pki;

/** Object identifiers of X.509, PKCS#10 and their algorithms. */
final class Oids {

    static final String COMMON_NAME = "2.5.4.3";
    static final String ORGANIZATION = "2.5.4.10";
    static final String KUBERNETES_UID = "1.3.6.1.4.1.57683.2";

    static final String BASIC_CONSTRAINTS = "2.5.29.19";
    static final String KEY_USAGE = "2.5.29.15";
    static final String EXTENDED_KEY_USAGE = "2.5.29.37";
    static final String SUBJECT_KEY_ID = "2.5.29.14";
    static final String AUTHORITY_KEY_ID = "2.5.29.35";
    static final String SUBJECT_ALTERNATIVE_NAME = "2.5.29.17";
    static final String EXTENSION_REQUEST = "1.2.840.113549.1.9.14";

    static final String P256 = "1.2.840.10045.3.1.7";
    static final String ECDSA_SHA256 = "1.2.840.10045.4.3.2";

    private Oids() {}
}
