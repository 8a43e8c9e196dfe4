"""Nouns for the members of a network, by the kind of member, in Finnish, Swedish and English, with a few neighbours.

In the cases in which they are counted, and in the nominative. Of several kinds that fit a noun the first is meant.
"""

from __future__ import annotations

from extractors.language.patterns import opening

NOUNS = {
    "person": r"henkilöjäsen(?:tä|iä)|personmedlemmar|(?:personal|individual) members",
    "region": r"\w*maakunta(?:a)?|\w*maakunti?a|landskap|regioner(?:na)?|regions",
    "joint_authority": r"\w*kuntayhtymä(?:ä|t|iä)?|kommunalförbund(?:en)?|samkommuner(?:na)?"
    r"|joint (?:municipal )?authorit(?:y|ies)|federations? of municipalities",
    "municipality": r"(?!\w*(?:maa|seura|toimi|lauta|neuvottelu|ylioppilas|edus|osa|valio|henkilö)kun)"
    r"[\w-]*kun(?:ta|taa|tia|nat)|\w*kaupun(?:ki|kia|git|keja)|\w*kommuner(?:na)?|(?!bo)\w{0,20}?(?<!bo)städer(?:na)?"
    r"|municipalities|cities|towns",
    "company": r"\w*yrity(?:s|stä|ksiä|kset)|\w*företag(?:en)?|companies|businesses|virksomheter|bedrifter|unternehmen",
    "uas": r"ammattikorkeakoulu(?:a|ja|t)?|yrkeshögskol(?:a|or|orna)|universities of applied sciences",
    "university": r"\w*yliopisto(?:a|ja|t)?|universitet(?:en)?|universit(?:y|ies)",
    "research_institute": r"\w*tutkimuslaito(?:s|sta|ksia|kset)|forskningsinstitut(?:en)?|forskningsinrättningar"
    r"|research (?:institut\w+|organi[sz]ations?)",
    "foundation": r"\w*säätiö(?:tä|itä|t)?|stiftelser?(?:na)?|foundations?",
    "confederation": r"\w*keskusjärjestö(?:ä|jä|t)?|centralorganisation(?:er)?|confederations?",
    "association": r"(?!\w*keskusjärjestö)\w*järjestö(?:ä|jä|t)?|\w*yhdisty(?:s|stä|ksiä|kset)|föreningar(?:na)?"
    r"|intresseorganisation(?:er)?|associations|interest groups?|ngos",
    "government": r"valtio(?:ta|n|iden)|\w*ministeriö(?:tä|n|istä)|länders?|stater(?:na)?|countries|governments"
    r"|ministries",
    # The parts of a network that has networks of its own.
    "network": r"(?:alue|paikallis|maakunta)verkosto(?:a|ja|on|ihin)|(?:regionala|lokala) nätverk"
    r"|(?:regional|local) networks|regional(?:e|t) nettverk|partnerregioner",
    "partner": r"\w*kumppan(?:ia|eita|it)|\w*partner(?:s|e|ne|na|er|erna)|(?:klimat|avtals)partner",
    "organisation": r"\w*organisaatio(?:ta|ita|t)|\w*yhteisö(?:ä|jä|t)|organi[sz]ations|organisationer(?:na)?",
    "any": r"\w*jäsen(?:tä|iä|et)|\w*jäsenmäärä|medlemmar(?:na)?|members|signatories|allekirjoittajaa|undertecknare"
    r"|mitglieder|medlemmer",
}
KINDS = tuple((kind, opening(nouns)) for kind, nouns in NOUNS.items())
