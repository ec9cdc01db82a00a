using LeadershipBot.Core.Actions;
using LeadershipBot.Core.Organization;

namespace LeadershipBot.Actions;

public static class ActionTexts
{
    public static LocalizedText PlanTitle { get; } = new("What we will do", "Lo que haremos");

    /// <summary>While it is being written.</summary>
    public static LocalizedText RaiseTitle { get; } = new("Take this to a leader", "Llevar esto a la dirección");

    public static LocalizedText RaisedTitle { get; } = new("We took this to a leader", "Llevamos esto a la dirección");

    public static LocalizedText Step { get; } = new("Step {0} of 3 · {1}", "Paso {0} de 3 · {1}");

    public static LocalizedText AskWhat { get; } = new(
        "You have talked it over: what will we do? One small thing is best.", "Ya lo conversaron: ¿qué haremos? Lo mejor es una cosa pequeña.");

    public static LocalizedText Suggestions { get; } = new("An idea that fits your results", "Una idea que va con sus resultados");

    public static LocalizedText OwnWords { get; } = new("Or in your own words", "O en sus propias palabras");

    public static LocalizedText OwnWordsHint { get; } = new("We will …", "Vamos a …");

    public static LocalizedText NoNames { get; } = new(
        "Please name no persons: it is about what we do, not about who said what.", "Por favor no nombre a personas: se trata de lo que hacemos, no de quién dijo qué.");

    public static LocalizedText AboveHint { get; } = new(
        "Is it something your team can't change? Write what stands in the way and tap “Above my level”.",
        "¿Es algo que su equipo no puede cambiar? Escriba qué estorba y toque “Por encima de mi nivel”.");

    public static LocalizedText Above { get; } = new("Above my level", "Por encima de mi nivel");

    public static LocalizedText AskHow { get; } = new("With whom, and by when?", "¿Con quién y para cuándo?");

    public static LocalizedText DecidedWith { get; } = new("Decided with", "Se decidió con");

    public static LocalizedText DecidedWithHint { get; } = new("our team, on Monday", "nuestro equipo, el lunes");

    public static LocalizedText HeardFrom { get; } = new("We also heard from (families, partners)", "También escuchamos a (familias, organizaciones)");

    public static LocalizedText Due { get; } = new("By when", "Para cuándo");

    public static LocalizedText Owner { get; } = new("Who sees to it", "Quién se encarga");

    public static LocalizedText AskLeader { get; } = new(
        "Which leader can change this? They are asked to answer within 14 days. Your team sees the question and the answer.",
        "¿Qué persona de la dirección puede cambiar esto? Se le pide contestar en 14 días. Su equipo ve la pregunta y la respuesta.");

    public static LocalizedText Leader { get; } = new("Leader", "Dirección");

    public static LocalizedText Barrier { get; } = new("What stands in the way", "Qué estorba");

    public static LocalizedText Check { get; } = new(
        "The team will read exactly this. On the results page it can be read by those who lead above the team, by all leaders of the agency and by administrators. Nothing is sent yet.",
        "El equipo leerá justo esto. En la página de resultados lo pueden leer quienes dirigen por encima del equipo, toda la dirección de la agencia y quienes administran. Todavía no se envía nada.");

    /// <summary>The same for the agency or a region.</summary>
    public static LocalizedText CheckInReport { get; } = new(
        "Everybody in it will read exactly this. On the results page it can be read by all leaders of the agency and by administrators too, and it stands in the printed report unless it is dropped. Nothing is sent yet.",
        "Todas las personas de la unidad leerán justo esto. En la página de resultados lo pueden leer también toda la dirección de la agencia y quienes administran, y sale en el informe impreso, a menos que se deje. Todavía no se envía nada.");

    /// <summary>Who will read what is promised to a team; null for one that is no more.</summary>
    public static LocalizedText CheckFor(TeamNode? team) => team is not null && Unit.IsAgencyOrRegion(team) ? CheckInReport : Check;

    /// <summary>Of what is put to a leader.</summary>
    public static LocalizedText CheckBarrier { get; } = new(
        "The leader and the team will read exactly this. Nothing is sent yet.",
        "La persona de la dirección y el equipo leerán justo esto. Todavía no se envía nada.");

    public static LocalizedText CheckReply { get; } = new(
        "The team will read exactly this. Nothing is sent yet.", "El equipo leerá justo esto. Todavía no se envía nada.");

    public static LocalizedText CheckNames { get; } = new(
        "This may be a person's name: {0}. Would it work without it? If the person agrees, you can send it as it is.",
        "Esto puede ser el nombre de una persona: {0}. ¿Funciona sin él? Si esa persona está de acuerdo, puede enviarlo así.");

    public static LocalizedText Next { get; } = new("Next", "Siguiente");

    public static LocalizedText Send { get; } = new("Send it", "Enviar");

    public static LocalizedText Back { get; } = new("Back", "Atrás");

    public static LocalizedText StartOver { get; } = new("Start over", "Empezar de nuevo");

    public static LocalizedText Cancel { get; } = new("Cancel", "Cancelar");

    public static LocalizedText Sent { get; } = new("It is on its way to your team:", "Ya va en camino a su equipo:");

    public static LocalizedText Moved { get; } = new(
        "That was an earlier card. This is where you are now.", "Esa era una tarjeta anterior. Aquí va usted ahora.");

    public static LocalizedText Resumed { get; } = new(
        "You had begun this one. Go on, or start over.", "Usted ya había empezado esta. Continúe o empiece de nuevo.");

    public static LocalizedText Over { get; } = new(
        "That one is over, and this card changes nothing. Type **action** to say what we will do.",
        "Esa ya terminó y esta tarjeta no cambia nada. Escriba **acción** para decir lo que haremos.");

    public static LocalizedText YouWrote { get; } = new("This is what you had written:", "Esto es lo que había escrito:");

    public static LocalizedText LostRole { get; } = new(
        "You do not speak for that team any more, so nothing was sent. This is what you had written:",
        "Usted ya no habla por ese equipo, así que no se envió nada. Esto es lo que había escrito:");

    public static LocalizedText NotForYou { get; } = new(
        "This is for those who lead a team. Type **actions** to see what was promised to yours.",
        "Esto es para quienes dirigen un equipo. Escriba **acciones** para ver lo que se le prometió al suyo.");

    public static LocalizedText NobodyAbove { get; } = new(
        "There is no leader above you in my list. Say what you will do yourselves.", "En mi lista no hay nadie por encima de usted. Diga lo que harán ustedes.");

    public static LocalizedText OwnerLine { get; } = new("Who sees to it", "Quién se encarga");

    public static LocalizedText PutTo { get; } = new("We asked", "Preguntamos a");

    public static LocalizedText ReplyDue { get; } = new("An answer is due by", "Respuesta esperada el");

    public static LocalizedText NoStaffAnswers { get; } = new(
        "This follows from group results and from talking about them. It is never about one person.",
        "Esto sale de los resultados del grupo y de hablar de ellos. Nunca trata de una sola persona.");

    public static LocalizedText OutcomeTitle { get; } = new("What came of it", "En qué quedó");

    public static LocalizedText AskOutcomeTitle { get; } = new("How does it stand?", "¿Cómo va?");

    /// <summary>{0} is a team, {1} a date.</summary>
    public static LocalizedText AskOutcome { get; } = new(
        "{0} was promised this by {1}. Tell them how it stands: a promise that is dropped with a reason is better than one that is forgotten.",
        "A {0} se le prometió esto para el {1}. Cuéntele cómo va: es mejor dejar una promesa con una razón que olvidarla.");

    public static LocalizedText HowItStands { get; } = new("How it stands", "Cómo va");

    public static LocalizedText Words { get; } = new(
        "A few words for the team (needed where it is dropped)", "Unas palabras para el equipo (necesarias si se deja)");

    public static LocalizedText SayWhy { get; } = new("Please say in a few words why it is dropped.", "Diga en pocas palabras por qué se deja.");

    public static LocalizedText OneDateAWeek { get; } = new(
        "The team was told a new date less than a week ago. You can say at any time that it is done or dropped; another date can wait a few days.",
        "Hace menos de una semana se le dijo al equipo una nueva fecha. En cualquier momento puede decir que está hecho o que se deja; otra fecha puede esperar unos días.");

    /// <summary>{0} is a name.</summary>
    public static LocalizedText InWordsOf { get; } = new("{0}, in their own words", "{0}, en sus propias palabras");

    /// <summary>{0} is a name.</summary>
    public static LocalizedText InTheWordsOf { get; } = new("in the words of {0}", "en palabras de {0}");

    /// <summary>{0} is who sees to it, {1} who said it.</summary>
    public static LocalizedText SeesToIt { get; } = new("{0} sees to it, in the words of {1}", "se encarga {0}, en palabras de {1}");

    /// <summary>Of somebody who has left.</summary>
    public static LocalizedText InTheWordsOfOne { get; } = new("in the words of whoever led then", "en palabras de quien dirigía entonces");

    /// <summary>Of somebody who has left.</summary>
    public static LocalizedText InWordsOfOne { get; } = new("In the words of whoever saw to it", "En palabras de quien se encargaba");

    public static LocalizedText SentByOne { get; } = new("Sent by whoever saw to it", "Lo envió quien se encargaba");

    public static LocalizedText NewDate { get; } = new("New date (where it goes on)", "Nueva fecha (si sigue)");

    public static LocalizedText ShowToTeam { get; } = new("Show me what the team will read", "Ver lo que leerá el equipo");

    public static LocalizedText BarrierTitle { get; } = new("A team asks for your help", "Un equipo le pide ayuda");

    /// <summary>{0} is a name, {1} a team, {2} a date.</summary>
    public static LocalizedText AskReply { get; } = new(
        "{0}, for {1}, asks you to help with this. Please answer by {2}. The team sees the question and your answer.",
        "{0}, por {1}, le pide ayuda con esto. Por favor conteste a más tardar el {2}. El equipo ve la pregunta y su respuesta.");

    public static LocalizedText StillOpen { get; } = new(
        "The 14 days are over. The team reads that this is still open.", "Pasaron los 14 días. El equipo lee que esto sigue abierto.");

    public static LocalizedText Reply { get; } = new("Your answer to the team", "Su respuesta al equipo");

    public static LocalizedText ReplyTitle { get; } = new("We have an answer", "Tenemos una respuesta");

    public static LocalizedText Answered { get; } = new("This was answered. Thank you.", "Esto ya se contestó. Gracias.");

    public static LocalizedText Gone { get; } = new(
        "That is not open any more, so nothing was changed. Type **actions** to see how it stands.",
        "Eso ya no está abierto, así que no se cambió nada. Escriba **acciones** para ver cómo va.");

    public static LocalizedText NotYours { get; } = new(
        "That is not yours to answer any more, so nothing was changed.", "Eso ya no le toca a usted, así que no se cambió nada.");

    public static LocalizedText Told { get; } = new("Thank you. The team is told.", "Gracias. Se le avisa al equipo.");

    public static LocalizedText BoardTitle { get; } = new("What was promised, and what came of it", "Lo que se prometió y en qué quedó");

    /// <summary>{0} go on, {1} done, {2} dropped.</summary>
    public static LocalizedText BriefCounts { get; } = new("Going: {0} · done: {1} · dropped: {2}", "En marcha: {0} · hechas: {1} · dejadas: {2}");

    public static LocalizedText BoardEmpty { get; } = new(
        "Nothing was promised yet to your team or to those above it.", "Todavía no se ha prometido nada a su equipo ni a los de arriba.");

    /// <summary>{0} is a date.</summary>
    public static LocalizedText GoingBy { get; } = new("going, by {0}", "en marcha, para el {0}");

    /// <summary>{0} is a date.</summary>
    public static LocalizedText PastDue { get; } = new("going; it was due on {0}", "en marcha; era para el {0}");

    /// <summary>{0} is a date.</summary>
    public static LocalizedText DoneOn { get; } = new("done on {0}", "hecho el {0}");

    /// <summary>{0} is a date.</summary>
    public static LocalizedText DroppedOn { get; } = new("dropped on {0}", "se dejó el {0}");

    /// <summary>{0} is a name, {1} a number of days.</summary>
    public static LocalizedText OpenFor { get; } = new("asked of {0}, open for {1} days", "se preguntó a {0}, abierto hace {1} días");

    /// <summary>{0} is a name, {1} a number of days.</summary>
    public static LocalizedText OverdueFor { get; } = new(
        "asked of {0}, still open after {1} days", "se preguntó a {0}, sigue abierto después de {1} días");

    /// <summary>{0} is a name, {1} a number of days.</summary>
    public static LocalizedText AnsweredIn { get; } = new("answered by {0} after {1} days", "contestó {0} después de {1} días");

    public static LocalizedText Mine { get; } = new("Say how it stands: {0}", "Decir cómo va: {0}");

    public static LocalizedText MineToAnswer { get; } = new("Answer: {0}", "Contestar: {0}");

    /// <summary>{0} is a number.</summary>
    public static LocalizedText More { get; } = new("{0} more do not fit on this card.", "{0} más no caben en esta tarjeta.");

    /// <summary>{0} is a date.</summary>
    public static LocalizedText FiguresTitle { get; } = new("Across the agency since {0}", "En toda la agencia desde el {0}");

    public static LocalizedText FiguresAnswered { get; } = new(
        "Pulses everybody was told about", "Encuestas que se contaron a todo el personal");

    public static LocalizedText FiguresDays { get; } = new("Typical days until everybody was told", "Días que suele tomar contarlo");

    public static LocalizedText FiguresTold { get; } = new("Times a lead told the own team", "Veces que quien dirige lo contó a su equipo");

    /// <summary>{0} of {1}, {2} percent.</summary>
    public static LocalizedText FiguresShare { get; } = new("{0} of {1} ({2} %)", "{0} de {1} ({2} %)");

    public static LocalizedText FiguresActions { get; } = new("Promised", "Prometido");

    /// <summary>{0} promised, {1} done, {2} dropped.</summary>
    public static LocalizedText FiguresActionsValue { get; } = new("{0}: {1} done, {2} dropped", "{0} (hechas: {1}; dejadas: {2})");

    public static LocalizedText FiguresBarriers { get; } = new("Put to leaders", "Llevado a la dirección");

    /// <summary>{0} raised, {1} answered, {2} overdue.</summary>
    public static LocalizedText FiguresBarriersValue { get; } = new("{0}: {1} answered, {2} past due", "{0} (contestados: {1}; fuera de plazo: {2})");

    public static LocalizedText FiguresKept { get; } = new("What staff see of it", "Lo que el personal ve de ello");

    public static LocalizedText CameTitle { get; } = new("What came of the last time", "En qué quedó lo de la última vez");

    /// <summary>For "help".</summary>
    public static IReadOnlyList<(LocalizedText Command, LocalizedText Meaning)> Commands { get; } =
    [
        (new("actions", "acciones"), new("what was promised to your team, and what came of it", "lo que se prometió a su equipo y en qué quedó")),
    ];

    public static (LocalizedText Command, LocalizedText Meaning) SayCommand { get; } =
        (new("action", "acción"), new("say what your team will do", "decir lo que hará su equipo"));

    public static (LocalizedText Command, LocalizedText Meaning) OpenCommand { get; } =
        (new("open anyway", "abrir igual"), new("open the next pulse though staff were not told what we heard; with a reason", "abrir la próxima encuesta aunque no se contó lo que escuchamos; con una razón"));

    public static LocalizedText Of(ActionStatus status) => status switch
    {
        ActionStatus.Done => new("Done", "Hecho"),
        ActionStatus.Dropped => new("Dropped, and why", "Se deja, y por qué"),
        _ => new("Still going, with a new date", "Sigue, con nueva fecha"),
    };

    public static LocalizedText Of(ActionProblem problem) => problem switch
    {
        ActionProblem.Empty => new("Please pick an idea, or write a few words.", "Elija una idea o escriba unas palabras."),
        ActionProblem.TooLong => new(
            "That is longer than 500 characters. It is all still here: please shorten it.", "Tiene más de 500 caracteres. Todo sigue aquí: por favor acórtelo."),
        ActionProblem.NamesTooLong => new("One of the lines is longer than 200 characters. Please shorten it.", "Una de las líneas tiene más de 200 caracteres. Por favor acórtela."),
        ActionProblem.WrongDate => new(
            "Please choose a day from today on, within a year.", "Elija un día desde hoy y dentro de un año."),
        ActionProblem.WrongOwner => new("Please choose again who sees to it.", "Elija otra vez quién se encarga."),
        ActionProblem.WrongLeader => new("Please choose the leader again.", "Elija otra vez a la persona de la dirección."),
        _ => new("Please use the buttons on this card.", "Por favor use los botones de esta tarjeta."),
    };
}
