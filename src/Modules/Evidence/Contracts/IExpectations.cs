namespace Confrere.Evidence.Contracts;

/// <summary>What to expect of peer coaching, pooled from published trials and from programmes run here.</summary>
public interface IExpectations
{
    Task<Expectation?> For(string scale);
}
