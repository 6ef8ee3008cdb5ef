using Confrere.Kernel.Data;
using Confrere.Kernel.Keys;
using Microsoft.EntityFrameworkCore;

namespace Confrere.People.Data;

internal sealed class PeopleMapping(KeyRing keys) : IEntityMapping
{
    public void Map(ModelBuilder model, Schemas schemas)
    {
        var institution = schemas.Table<InstitutionRow>(model, Schemas.Identity, "institutions");
        institution.HasKey(row => row.InstitutionId);
        institution.Property(row => row.InstitutionId).ValueGeneratedNever();

        MapPeople(model, schemas);
        MapReceipts(model, schemas);

        var link = schemas.Table<SignInLinkRow>(model, Schemas.Identity, "sign_in_links");
        link.HasKey(row => row.Id);
        link.Property(row => row.Id).ValueGeneratedNever();
        link.HasIndex(row => row.TokenHash).IsUnique();
        link.HasIndex(row => row.PersonId);

        var attempt = schemas.Table<SignInAttemptRow>(model, Schemas.Identity, "sign_in_attempts");
        attempt.HasKey(row => row.Id);
        attempt.Property(row => row.Id).ValueGeneratedNever();
        attempt.HasIndex(row => new { row.AddressIndex, row.At });
        attempt.HasIndex(row => new { row.ClientIndex, row.At });
    }

    private static void MapReceipts(ModelBuilder model, Schemas schemas)
    {
        var receipt = schemas.Table<AccessReceiptRow>(model, Schemas.Identity, "access_receipts");
        receipt.HasKey(row => row.Id);
        receipt.Property(row => row.Id).ValueGeneratedNever();
        receipt.HasIndex(row => new { row.Subject, row.Reader, row.Rule, row.Day }).IsUnique();
        receipt.HasIndex(row => new { row.Reader, row.LastAt });
    }

    private void MapPeople(ModelBuilder model, Schemas schemas)
    {
        var cipher = new FieldCipher(keys, KeyPurpose.Identity);
        var person = schemas.Table<PersonRow>(model, Schemas.Identity, "people");
        person.HasKey(row => row.Id);
        person.Property(row => row.Id).ValueGeneratedNever();
        person.Property(row => row.Name).IsEncrypted(cipher);
        person.Property(row => row.Email).IsEncrypted(cipher);
        person.HasIndex(row => new { row.InstitutionId, row.EmailIndex }).IsUnique();
        person.HasIndex(row => row.EmailIndex);

        var role = schemas.Table<PersonRoleRow>(model, Schemas.Identity, "person_roles");
        role.HasKey(row => new { row.PersonId, row.Role });
        role.HasIndex(row => new { row.InstitutionId, row.Role });
    }
}
