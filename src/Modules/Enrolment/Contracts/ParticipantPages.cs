using Confrere.Kernel.Identifiers;

namespace Confrere.Enrolment.Contracts;

/// <summary>Where the dated events of a participant are read by code, and the policy of the access table that says by whom.</summary>
public static class ParticipantPages
{
    public const string Policy = "Enrolment.ByCode";

    public static string Timeline(ProgrammeId programme, string code) => $"/programmes/{programme}/participants/{code}";
}
