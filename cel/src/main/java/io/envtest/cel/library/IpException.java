package io.envtest.cel.library;

/** A text that is no IP address or network. */
class IpException extends Exception {

    IpException(String message) {
        super(message);
    }
}
