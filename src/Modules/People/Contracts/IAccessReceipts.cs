using Confrere.Kernel.Identifiers;

namespace Confrere.People.Contracts;

/// <summary>
/// Who opened a page with somebody's name in it, and when; read by the person concerned. Written in one place, for whatever is opened: whose
/// names a request has read is known where names are decrypted.
/// </summary>
public interface IAccessReceipts
{
    /// <summary>Leaves a receipt for everybody else whose name this request has read. Nothing is written when there is nobody.</summary>
    /// <param name="reader">Who opened it.</param>
    /// <param name="role">In which role they were let in.</param>
    /// <param name="rule">The access rule that let them in; its words say what kind of page it is.</param>
    Task LeaveFor(PersonId reader, string role, string rule);
}
