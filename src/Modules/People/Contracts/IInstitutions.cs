namespace Confrere.People.Contracts;

/// <summary>The institution whose rows the current work may see.</summary>
public interface IInstitutions
{
    /// <summary>Null when none was entered or it was never created.</summary>
    Task<Institution?> Current();
}
