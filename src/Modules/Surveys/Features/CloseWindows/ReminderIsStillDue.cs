using Confrere.Kernel.Data;
using NodaTime;

namespace Confrere.Surveys.Features.CloseWindows;

internal sealed class ReminderIsStillDue(Reader reader, IClock clock) : SurveyIsStillDue(reader, clock)
{
    public override string Kind => SurveyMail.ReminderKind;
}
