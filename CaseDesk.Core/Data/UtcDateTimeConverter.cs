using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CaseDesk.Core.Data;

/// <summary>Instants are UTC, cut to microseconds: PostgreSQL keeps no more, and both databases must agree.</summary>
public sealed class UtcDateTimeConverter() : ValueConverter<DateTime, DateTime>(
    value => Instants.ToStored(value),
    value => DateTime.SpecifyKind(value, DateTimeKind.Utc));
