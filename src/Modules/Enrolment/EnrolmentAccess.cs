namespace Confrere.Enrolment;

/// <summary>The names of this module's rows in the access table.</summary>
internal static class EnrolmentAccess
{
    public const string Direct = "Enrolment.Direct";
    public const string Board = "Enrolment.Board";
    public const string ByCode = Contracts.ParticipantPages.Policy;
    public const string Invitation = "Enrolment.Invitation";
    public const string SignUp = "Enrolment.SignUp";
    public const string Outside = "Enrolment.Outside";
    public const string Home = "Enrolment.Home";
}
