package dev.howdah.operation.dsn;

import java.util.Optional;

/// What the user wants in connection strings.
///
/// @param user role to connect as; without one the driver chooses
/// @param rootCertificate where the application has the certificate of the cluster's authority
/// @param names whether drivers get names even where addresses are known
public record DsnOptions(String database, Optional<String> user, Optional<String> rootCertificate, boolean names) {}
