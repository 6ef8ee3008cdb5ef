using System.Reflection;
using Confrere.Kernel.Identifiers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using NodaTime;

namespace Confrere.Kernel.Data;

/// <summary>
/// The one database context. It knows no tables: every module contributes a mapping, so that a use case commits in one transaction
/// with its audit facts and there is a single stream of migrations for each provider (the two subclasses).
/// </summary>
public abstract class ConfrereContext(
    DbContextOptions options, IReadOnlyList<IEntityMapping> mappings, DatabaseProvider provider, Tenancy tenancy) : DbContext(options)
{
    /// <summary>Of whom this context works for now; a context that is used again works for another.</summary>
    internal Tenancy Tenancy { get; set; } = tenancy;

    // The default identifier belongs to no institution, so that an unset tenancy finds nothing.
    private InstitutionId CurrentInstitution => Tenancy.Institution ?? default;
    private bool SeesAll => Tenancy.SeesAll;

    protected override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        configuration.Properties<ParticipantCode>().HaveConversion<ParticipantCodeConverter>();
        configuration.Properties<LocalDate>().HaveConversion<LocalDateConverter>();
        configuration.Properties<LocalTime>().HaveConversion<LocalTimeConverter>();
        if (provider == DatabaseProvider.PostgreSql) configuration.Properties<Instant>().HaveConversion<InstantToDateTimeConverter>();
        else configuration.Properties<Instant>().HaveConversion<InstantToMicrosecondsConverter>();
        foreach (var type in mappings.Select(mapping => mapping.GetType().Assembly).Append(typeof(ITypedId).Assembly).Distinct().SelectMany(TypedIds))
            configuration.Properties(type).HaveConversion(typeof(TypedIdConverter<>).MakeGenericType(type));
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        var schemas = new Schemas(provider);
        foreach (var mapping in mappings) mapping.Map(model, schemas);
        foreach (var entity in model.Model.GetEntityTypes().Where(entity => typeof(ITenantOwned).IsAssignableFrom(entity.ClrType)).ToList())
            FilterMethod.MakeGenericMethod(entity.ClrType).Invoke(this, [model]);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        StampInstitution();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellation = default)
    {
        StampInstitution();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellation);
    }

    private static readonly MethodInfo FilterMethod =
        typeof(ConfrereContext).GetMethod(nameof(FilterByInstitution), BindingFlags.NonPublic | BindingFlags.Instance)!;

    private void FilterByInstitution<T>(ModelBuilder model) where T : class, ITenantOwned =>
        model.Entity<T>().HasQueryFilter(row => SeesAll || row.InstitutionId == CurrentInstitution);

    internal void StampInstitution()
    {
        foreach (var entry in ChangeTracker.Entries<ITenantOwned>().Where(entry => entry.State is EntityState.Added or EntityState.Modified))
            Stamp(entry);
    }

    private void Stamp(EntityEntry<ITenantOwned> entry)
    {
        var property = entry.Property(nameof(ITenantOwned.InstitutionId));
        var stated = (InstitutionId)property.CurrentValue!;
        var owner = Owner(entry.Metadata.ClrType, stated);
        if (owner != stated) property.CurrentValue = owner;
    }

    /// <summary>Whose a row is that is about to be stored: the one that it states, else the institution entered.</summary>
    /// <exception cref="InvalidOperationException">Nobody's, or another institution's.</exception>
    internal InstitutionId Owner(Type row, InstitutionId stated)
    {
        if (stated == default && Tenancy.Institution is { } current) return current;
        if (stated == default) throw new InvalidOperationException($"A {row.Name} was stored without an institution while none was entered.");
        if (!SeesAll && stated != Tenancy.Institution) throw new InvalidOperationException($"A {row.Name} of another institution was about to be stored.");
        return stated;
    }

    private static IEnumerable<Type> TypedIds(Assembly assembly) =>
        assembly.GetTypes().Where(type => type.IsValueType && typeof(ITypedId).IsAssignableFrom(type));
}
