using Confrere.Kernel.Identifiers;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace Confrere.Kernel.Data;

internal sealed class TypedIdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => Made(value))
    where TId : struct, ITypedId<TId>
{
    // An expression tree may not call a static abstract member directly.
    private static TId Made(Guid value) => TId.From(value);
}

internal sealed class ParticipantCodeConverter() : ValueConverter<ParticipantCode, string>(code => code.Value, value => new(value));

internal sealed class LocalDateConverter() : ValueConverter<LocalDate, DateOnly>(date => date.ToDateOnly(), value => LocalDate.FromDateOnly(value));

internal sealed class LocalTimeConverter() : ValueConverter<LocalTime, TimeOnly>(time => time.ToTimeOnly(), value => LocalTime.FromTimeOnly(value));

internal sealed class InstantToDateTimeConverter()
    : ValueConverter<Instant, DateTime>(instant => instant.ToDateTimeUtc(), value => Instant.FromDateTimeUtc(DateTime.SpecifyKind(value, DateTimeKind.Utc)));

/// <summary>SQLite has no instant: whole microseconds since 1970 keep order, comparison and arithmetic.</summary>
internal sealed class InstantToMicrosecondsConverter()
    : ValueConverter<Instant, long>(instant => instant.ToUnixTimeTicks() / 10, value => Instant.FromUnixTimeTicks(value * 10));
