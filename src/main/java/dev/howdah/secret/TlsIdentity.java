package dev.howdah.secret;

/// What a server needs to show who it is.
///
/// @param certificatePem the server's certificate
/// @param keyPem its private key
/// @param caPem the certificate of the cluster's CA, with which both sides check each other
public record TlsIdentity(String certificatePem, Secret keyPem, String caPem) {}
